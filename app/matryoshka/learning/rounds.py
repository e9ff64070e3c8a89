"""Rounds of a tier's training: it answers, arbiter and elder judge, and it learns what to hand up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from matryoshka.learning.course import Progress
from matryoshka.learning.curve import Point
from matryoshka.learning.labels import Judge, Try, gain
from matryoshka.learning.questions import Question
from matryoshka.learning.yardstick import Yardstick

MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Trained:
    """Progress of one run of a tier; round 0 is the base run."""

    tier: str
    round: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Arbitrated:
    """Fresh questions judged: how many, how many of its range it got wrong, how many it is to hand up."""

    tier: str
    round: int
    questions: int
    wrong: int
    handed_up: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a tier stands after a round, on held-out questions, and whether it is worth more than before."""

    tier: str
    round: int
    point: Point
    better: bool


Event = Trained | Arbitrated | Measured


class Pupil(Protocol):
    """A tier that is taught in rounds, with what it is taught and measured with."""

    @property
    def name(self) -> str:
        """Of the tier."""
        ...

    def yardstick(self) -> Yardstick:
        """The held-out questions."""
        ...

    def judge(self) -> Judge:
        """The tier as it stands."""
        ...

    def tries(self, number: int) -> list[Try]:
        """The training questions of this round, answered by the tier as it stands, and judged."""
        ...

    def taught(self, number: int, labels: Sequence[Question]) -> Iterator[Progress]:
        """Train in this round, on the labelled questions of its tries."""
        ...

    def way_back(self) -> Callable[[], object]:
        """What makes the tier again what it is now."""
        ...


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of one tier after its base run."""

    pupil: Pupil
    most: int = MOST_ROUNDS

    def events(self) -> Iterator[Event]:
        """Judge, train and measure until the held-out questions gain nothing; the best model stays."""
        pupil = self.pupil
        yardstick = pupil.yardstick()
        base = yardstick.standing(pupil.judge())
        best = base.point(base)
        yield Measured(pupil.name, 0, best, better=True)
        for number in range(1, self.most + 1):
            back = pupil.way_back()
            yield from self._round(number)
            point = yardstick.standing(pupil.judge()).point(base)
            better = point.worth > best.worth
            yield Measured(pupil.name, number, point, better)
            if not better:
                back()
                return
            best = point

    def _round(self, number: int) -> Iterator[Event]:
        name, tries = self.pupil.name, self.pupil.tries(number)
        labels = [gain(each.junior, each.elder) for each in tries]
        wrong, handed_up = sum(each.is_wrong for each in tries), sum(label.is_handed_up for label in labels)
        yield Arbitrated(name, number, len(tries), wrong, handed_up)
        for progress in self.pupil.taught(number, labels):
            yield Trained(name, number, progress)
