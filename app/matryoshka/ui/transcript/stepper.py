"""Goes from one answer of a tier to the next."""

from dataclasses import dataclass

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.column import Column


@dataclass(frozen=True, slots=True)
class Step:
    """Which of how many answers of a tier one is at, counted from 1."""

    attempt: str
    at: int
    of: int


def words(tier: str, step: Step | None) -> str:
    """Where one is among the answers of a tier; None where it has given none."""
    return (
        tr("{tier}: {at} of {of}", tier=tier, at=step.at, of=step.of)
        if step
        else tr("{tier} has not answered in this chat.", tier=tier)
    )


class Stepper:
    """Begins at what is in sight, and goes on from where it was as long as it is about the same tier."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._last: tuple[str, str] | None = None
        """The tier and the attempt that were gone to."""

    def step(self, tier: str, way: int) -> Step | None:
        """To the next answer (1) or the previous (-1), from the last on to the first; None without any."""
        answers = [
            (index, attempt.id)
            for index, chapter in enumerate(self._column.chapters)
            for attempt in chapter.turn.run
            if attempt.tier == tier and attempt.answers
        ]
        if not answers:
            return None
        at = self._next(tier, answers, way) % len(answers)
        chapter, attempt = answers[at]
        self._last = tier, attempt
        if spot := self._column.place_of(chapter, f"{attempt}/label"):
            self._column.show_top(spot)
        return Step(attempt, at + 1, len(answers))

    def _next(self, tier: str, answers: list[tuple[int, str]], way: int) -> int:
        """After the one that was gone to; at first the first in sight or below, or the last above."""
        known = [(tier, attempt) for _, attempt in answers]
        if self._last in known:
            return known.index(self._last) + way
        above = sum(chapter < self._column.spot.chapter for chapter, _ in answers)
        return above if way > 0 else above - 1
