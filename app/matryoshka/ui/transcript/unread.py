"""Where the reading of the last answer began, when its context did not hold the whole conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.ui.transcript import words


@dataclass(frozen=True, slots=True)
class Line:
    """What is said above the turn with this id."""

    turn: str
    words: str


def line_in(thread: Sequence[Turn]) -> Line | None:
    """None where everything was read, by the last who has read at all."""
    reader = next((each for turn in reversed(thread) for each in reversed(turn.run) if _has_read(each)), None)
    if not reader or not reader.left_out:
        return None
    asked = [turn for turn in thread if turn.answer or turn.id == reader.turn]
    first = asked[min(reader.left_out, len(asked) - 1)]
    return Line(first.id, words.unread(reader.left_out, reader.tier))


def _has_read(attempt: Attempt) -> bool:
    """Whether it is known how much of the conversation it read."""
    return attempt.left_out > 0 or attempt.tokens > 0
