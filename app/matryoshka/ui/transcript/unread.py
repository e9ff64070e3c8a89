"""Where the reading of the last answer began, when its context did not hold the whole conversation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.ui.transcript import words


@dataclass(frozen=True, slots=True)
class Reading:
    """Who has read last, to answer which turn, and how many turns were left out."""

    tier: str
    turn: str
    left_out: int


@dataclass(frozen=True, slots=True)
class Line:
    """What is said above the turn with this id."""

    turn: str
    words: str


def last_reading(latest_first: Iterable[Turn]) -> Reading | None:
    """None where nobody has read yet."""
    readers = (each for turn in latest_first for each in reversed(turn.run) if _has_read(each))
    reader = next(readers, None)
    return Reading(reader.tier, reader.turn, reader.left_out) if reader else None


def line_in(thread: Sequence[Turn], reading: Reading | None) -> Line | None:
    """None where everything was read."""
    if not reading or not reading.left_out:
        return None
    asked = [turn for turn in thread if turn.answer or turn.id == reading.turn]
    first = asked[min(reading.left_out, len(asked) - 1)]
    return Line(first.id, words.unread(reading.left_out, reading.tier))


def _has_read(attempt: Attempt) -> bool:
    """Whether it is known how much of the conversation it read."""
    return attempt.left_out > 0 or attempt.tokens > 0
