"""Blocks of code in the transcript: long ones in part, each with its ways to copy and save."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from matryoshka.ui.transcript.code import CodeSlab
from matryoshka.ui.transcript.lexers import Lexers, file_name
from matryoshka.ui.wishes import Copy, SaveCode
from support.reading import Reader, reader
from support.turns import attempt, turn

LONG = "\n".join(f"line_{number} = {number}" for number in range(120))


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    return reader(qtbot)


def slab(reading: Reader) -> CodeSlab:
    return next(each.slab for each in reading.sighted if isinstance(each.slab, CodeSlab))


def test_code_can_be_saved_under_a_fitting_name(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", "```python\nx = 1\n```")),))
    reading.click("Save")
    assert reading.wishes == [SaveCode("python", "x = 1")]


@pytest.mark.parametrize(
    ("language", "name"),
    [("js", "code.js"), ("bash", "code.sh"), ("c++", "code.cpp"), ("", "code.txt"), ("../etc", "code.txt")],
)
def test_the_name_has_the_ending_of_the_language(language: str, name: str) -> None:
    assert file_name(language) == name


def test_a_language_is_known_after_a_moment_and_a_made_up_one_is_none(qtbot: QtBot) -> None:
    lexers = Lexers()
    for language, known in (("python", True), ("no such tongue", False)):
        with qtbot.waitSignal(lexers.found):
            assert not lexers.knows(language)
        assert lexers.knows(language)
        assert bool(lexers.get(language)) is known
    lexers.close()


def test_code_gets_its_colours_when_they_are_there(reading: Reader, qtbot: QtBot) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", "```haskell\nmain = print 1\n```")),))
    qtbot.waitUntil(lambda: any(spans for _, spans, _ in slab(reading)._made))


def test_long_code_shows_its_first_lines_and_opens_at_a_click(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```python\n{LONG}\n```")),))
    folded = slab(reading).height
    assert folded < 500
    reading.click("Show all 120 lines")
    assert slab(reading).height > folded + 100 * 20
    reading.transcript.verticalScrollBar().setValue(reading.end)
    reading.click("Show less")
    assert slab(reading).height == folded


def test_long_code_that_is_folded_is_copied_whole(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```python\n{LONG}\n```")),))
    reading.click("Copy")
    assert reading.wishes == [Copy(LONG)]


def test_code_that_one_sees_being_written_stays_open(reading: Reader) -> None:
    half = f"```python\n{LONG}"
    reading.transcript.update_turn(turn("Code?", attempt("S", half, State.WRITING)))
    whole = slab(reading).height
    reading.transcript.update_turn(turn("Code?", attempt("S", f"{half}\n```")))
    assert slab(reading).height >= whole


def test_short_code_has_no_fold(reading: Reader) -> None:
    code = "\n".join("x" * 24)
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```\n{code}\n```")),))
    assert [target.name for target in slab(reading).targets] == ["Copy", "Save"]


DEEP = "    " + " + ".join(f"number_{number}" for number in range(30))


def test_a_long_line_goes_on_deeper_than_it_began(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```\nx = (\n{DEEP}\n)\n```")),))
    layout = slab(reading)._made[1][2]._layout
    lefts = [layout.lineAt(index).x() for index in range(layout.lineCount())]
    letter = QFontMetricsF(layout.font()).horizontalAdvance(" ")
    assert len(lefts) > 2
    assert lefts == pytest.approx([0.0, *[6 * letter] * (len(lefts) - 1)])
    assert all(
        layout.lineAt(index).naturalTextRect().right() <= slab(reading).width for index in range(len(lefts))
    )


def test_a_point_in_the_rest_of_a_long_line_is_in_that_line(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```\n{DEEP}\n```")),))
    shown = slab(reading)
    first = shown._made[0][2]._layout.lineAt(1).textStart()
    y = shown._tops[0] + 30
    assert shown.position_at(QPointF(0, y)) == first
    assert shown.position_at(QPointF(shown.width, y)) > first + 20


def test_a_long_line_is_copied_as_one_line(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```\n{DEEP}\n```")),))
    assert slab(reading).text(0, slab(reading).length) == DEEP
    reading.click("Copy")
    assert reading.wishes == [Copy(DEEP)]


@pytest.mark.parametrize(
    ("code", "marked", "copied"),
    [
        ("all:\n\tcc -o x", (5, 16), "\tcc -o x"),
        ("all:\n\tcc -o x", (9, 11), "cc"),
        ("a\tb\t\U0001f600\tc", (0, 14), "a\tb\t\U0001f600\tc"),
        ("a\tb\t\U0001f600\tc", (8, 10), "\U0001f600"),
    ],
)
def test_tabs_are_copied_as_tabs(reading: Reader, code: str, marked: tuple[int, int], copied: str) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", f"```\n{code}\n```")),))
    assert slab(reading).text(*marked) == copied
