"""Reads one turn for the words that are looked for, folded thinking and drafts too."""

from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.ui.transcript.answer import LONG_DRAFT, Writing, is_long, place
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.needle import Needle
from matryoshka.ui.transcript.questions import question
from matryoshka.ui.transcript.rows import Code, Tone, Written
from matryoshka.ui.transcript.shown import shown


@dataclass(frozen=True, slots=True)
class Hit:
    """The words stand in the row of this `key`, as the so-manieth there, counted from 0."""

    key: str
    number: int
    fold: str = ""
    """Key of the row that must be open for it to be seen."""


class Leaf:
    """One turn, read again and again as it grows; what did not change is not read twice."""

    def __init__(self, needle: Needle, markup: Markup) -> None:
        self._needle = needle
        self._markup = markup
        self._writings: dict[tuple[str, Tone], Writing] = {}
        self._counts: dict[str, tuple[Written, int]] = {}

    def hits(self, turn: Turn) -> Iterator[Hit | None]:
        """In the order in which they stand; None where one may pause."""
        asked = question(turn)
        if self._needle.may_be_in(text := asked.whole):
            yield from _numbered(asked.place.key, self._needle.count(text))
        for attempt in turn.run:
            yield from self._thought(attempt)
            yield from self._said(attempt)

    def _thought(self, attempt: Attempt) -> Iterator[Hit | None]:
        ended = attempt.state is not State.WRITING or bool(attempt.text)
        fold = place(attempt, "thought", 0).key
        yield from self._written(attempt, Tone.THOUGHT, attempt.thinking, fold, ended=ended)

    def _said(self, attempt: Attempt) -> Iterator[Hit | None]:
        tone = Tone.DRAFT if attempt.state is State.HANDED_OFF else Tone.ANSWER
        long = tone is Tone.DRAFT and len(attempt.text) > LONG_DRAFT
        fold = place(attempt, "draft", 0).key if long else ""
        ended = attempt.state is not State.WRITING
        yield from self._written(attempt, tone, attempt.text, fold, ended=ended)

    def _written(
        self, attempt: Attempt, tone: Tone, text: str, fold: str, *, ended: bool
    ) -> Iterator[Hit | None]:
        if not self._needle.may_be_in(text):
            return
        key = attempt.id, tone
        if key not in self._writings:
            self._writings[key] = Writing(attempt, tone)
        for row in self._writings[key].rows(text, ended=ended):
            yield from _numbered(row.place.key, self._count(row), fold or _own_fold(row))
            yield None

    def _count(self, row: Written) -> int:
        known = self._counts.get(row.place.key)
        if known and known[0] is row:
            return known[1]
        count = self._needle.count(shown(row, self._markup))
        self._counts[row.place.key] = row, count
        return count


def _own_fold(row: Written) -> str:
    """The row itself, where it is seen only in part."""
    long = isinstance(row, Code) and row.tone is Tone.ANSWER and is_long(row.section)
    return row.place.key if long else ""


def _numbered(key: str, count: int, fold: str = "") -> Iterator[Hit]:
    return (Hit(key, number, fold) for number in range(count))
