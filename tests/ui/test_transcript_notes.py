"""Footnotes are numbered as a reader meets them, and stand at the end of what was written."""

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.ui.transcript.answer import Writing
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.rows import Prose, Tone
from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.shown import shown
from support.reading import reader
from support.turns import attempt, turn

MARKUP = Markup()
WRITTEN = """One[^late] and two[^early], `[^code]`, one[^late] again.

[^early]: The second, which sees [^deep].
[^late]: The first.
[^alone]: Nobody asks for it.
[^deep]: The third.

The end[^none]."""
READ = [
    "One1 and two2, [^code], one1 again.",
    "The end[^none].",
    "1\u2002The first.",
    "2\u2002The second, which sees 3.",
    "3\u2002The third.",
    "4\u2002Nobody asks for it.",
]


def read(writing: Writing, text: str, *, ended: bool) -> list[str]:
    return [shown(row, MARKUP) for row in writing.rows(text, ended=ended)]


def test_notes_are_numbered_as_they_are_first_referred_to_and_told_at_the_end() -> None:
    assert read(Writing(attempt("S", ""), Tone.ANSWER), WRITTEN, ended=True) == READ


def test_an_answer_that_grows_comes_to_the_same_numbers() -> None:
    writing = Writing(attempt("S", ""), Tone.ANSWER)
    for end in range(len(WRITTEN)):
        writing.rows(WRITTEN[:end], ended=False)
    assert read(writing, WRITTEN, ended=True) == READ


@pytest.mark.parametrize("text", ["a[^1]\n\n[^1]: b", "a[^x]\n\n[^x]: b\n", "[^x]: b\n\na[^x]"])
def test_one_note_is_the_first_whatever_its_label_and_its_place(text: str) -> None:
    assert read(Writing(attempt("S", ""), Tone.ANSWER), text, ended=True) == ["a1", "1\u2002b"]


def test_every_row_keeps_its_key_when_notes_move_to_the_end() -> None:
    rows = Writing(attempt("S", ""), Tone.ANSWER).rows(WRITTEN, ended=True)
    assert len({row.place.key for row in rows}) == len(rows)


def test_a_note_is_copied_as_it_was_written(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Notes?", attempt("S", WRITTEN)),))
    notes = [each.slab for each in reading.sighted if isinstance(each.slab.row, Prose)][2:]
    assert notes[0].text(0, notes[0].length) == "[^late]: The first."
    assert notes[0].raw.split() == ["1", "The", "first."]


def test_all_of_a_note_stands_further_in_than_its_number() -> None:
    html = MARKUP.of(Section(Kind.NOTE, "[^a]: One.\n\n    Two.", number=3))
    assert html == '<p class="note"><sup class="small">3</sup>\u2002One.</p>\n<p class="noted">Two.</p>'


def test_a_note_that_begins_with_a_list_has_its_number_above() -> None:
    html = MARKUP.of(Section(Kind.NOTE, "[^a]:\n    - One.", number=1))
    assert html.startswith('<p class="note"><sup class="small">1</sup>\u2002</p><ul>')
