"""The rows of what a tier wrote: its thinking, and its answer or draft."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from matryoshka.chat.conversation import Attempt
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.gallery import Gallery
from matryoshka.ui.transcript.notes import Numbering, label_of, numbered
from matryoshka.ui.transcript.questions import save_of
from matryoshka.ui.transcript.rows import INSET, Code, Picture, Place, Prose, Rail, Rule, Tone, Written
from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.sections import Cutter

LONG_DRAFT = 600
"""Characters above which a draft that was passed on is shown only in part."""
LONG_CODE = 24
"""Lines of code above which only the first ones are shown."""
_GAP, _CLOSE = 12, 4
"""Space between two sections, and between items of one list, in pixels."""
_DEEPEST = 4
"""Levels of lists that are told apart so."""


def place(attempt: Attempt, part: str, above: int) -> Place:
    return Place(f"{attempt.id}/{part}", attempt.id, above, Rail(attempt.tier, attempt.tier))


class Writing:
    """One growing text; the rows of settled sections are made once."""

    def __init__(self, attempt: Attempt, tone: Tone, gallery: Gallery | None = None) -> None:
        """Of pictures those are shown that are in the `gallery`."""
        self._first = 4 if tone is Tone.DRAFT or not attempt.thinking else 12
        self._attempt = attempt
        self._tone = tone
        self._gallery = gallery or Gallery()
        self._cutter = Cutter()
        self._rows: list[Written] = []
        self._settled = 0
        self._definitions = 0
        self._numbering = Numbering()
        self._numbers: dict[str, int] = {}

    def rows(self, text: str, *, ended: bool) -> list[Written]:
        """All rows of the text so far; do not change the list."""
        sections = self._cutter.cut(text, ended=ended)
        numbers = self._numbering.numbers(sections, self._cutter.settled)
        if len(self._cutter.definitions) != self._definitions or numbers != self._numbers:
            self._definitions, self._numbers, self._settled = len(self._cutter.definitions), numbers, 0
        made = [self._row(sections, index) for index in range(self._settled, len(sections))]
        self._rows[self._settled :] = made
        self._settled = self._cutter.settled
        return _notes_last(self._rows) if numbers else self._rows

    def _row(self, sections: list[Section], index: int) -> Written:
        section, before = sections[index], sections[index - 1] if index else None
        above = _above(section, before) if before else self._first
        where = place(self._attempt, f"{self._tone.value}/{index}", above)
        where = replace(where, inset=min(len(section.within), _DEEPEST) * INSET)
        if section.kind is Kind.CODE:
            return Code(where, section, self._tone)
        if section.kind is Kind.RULE:
            return Rule(where)
        if section.kind is Kind.PROSE and not section.open and (found := self._gallery.find(section.text)):
            words, picture = found
            return Picture(where, section, words or tr("picture"), picture.data, save_of(picture))
        definitions = numbered(self._cutter.needed(section), self._numbers)
        if section.kind is Kind.NOTE:
            section = replace(section, number=self._numbers[label_of(section)])
        return Prose(where, section, definitions, self._tone)


def _notes_last(rows: Sequence[Written]) -> list[Written]:
    """In the order of their numbers, close to each other."""
    notes = sorted(filter(_is_note, rows), key=lambda row: row.section.number or 0)
    text = [row for row in rows if not _is_note(row)]
    return [*text, *(_below(note, _GAP if index == 0 else _CLOSE) for index, note in enumerate(notes))]


def _is_note(row: Written) -> TypeGuard[Prose]:
    return isinstance(row, Prose) and row.section.kind is Kind.NOTE


def _below(note: Prose, above: int) -> Prose:
    """With so many pixels above it."""
    return note if note.place.above == above else replace(note, place=replace(note.place, above=above))


def beginning(attempt: Attempt) -> list[Written]:
    """The first words of a long draft."""
    text = attempt.text[:LONG_DRAFT].rsplit(None, 1)[0] + " …"
    return Writing(attempt, Tone.DRAFT).rows(text, ended=True)


def folded(rows: Sequence[Written], opened: set[str]) -> Iterator[Written]:
    """Long code is open where its key is in `opened`; there comes the key of what one sees being written."""
    for row in rows:
        if not isinstance(row, Code) or not is_long(row.section):
            yield row
            continue
        if row.section.open:
            opened.add(row.place.key)
        yield replace(row, fold=True, open=row.place.key in opened)


def is_long(section: Section) -> bool:
    """Whether it is code of so many lines that only the first are shown."""
    return section.kind is Kind.CODE and section.text.count("\n") >= LONG_CODE


def _above(section: Section, before: Section) -> int:
    """Space between two sections, in pixels."""
    if section.kind is before.kind and section.kind in (Kind.ITEM, Kind.NOTE):
        return _CLOSE
    if section.kind is Kind.PLAIN and before.kind is Kind.PLAIN:
        return 0
    return 20 if section.text.startswith("#") and section.kind is Kind.PROSE else _GAP
