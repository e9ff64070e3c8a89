"""A doll in the strip leads from one answer of its tier to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.ui.tier_badge import TierBadge
from matryoshka.ui.transcript.stepper import Step, words
from support.reading import Reader, reader
from support.reciters import SUM
from support.shell import Shell
from support.turns import attempt, passed, turn


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    """Twelve answers: S gave every third, XS the others."""
    reading = reader(qtbot)
    answers = (
        turn(f"Sum {index}?", attempt("XS" if index % 3 else "S", "It is.\n\n" * 12), name=str(index))
        for index in range(12)
    )
    reading.transcript.show_thread(tuple(answers))
    return reading


def top(reading: Reader) -> str:
    """Whose answer is at the top."""
    group: str = reading.sighted[0].slab.row.place.group
    return group


def test_one_goes_through_the_answers_of_one_tier_and_begins_again(reading: Reader) -> None:
    reading.press(Qt.Key.Key_Home)
    tops = []
    for _ in range(5):
        assert reading.transcript.step("S", 1)
        tops.append(top(reading))
    assert tops == ["0/S", "3/S", "6/S", "9/S", "0/S"]


def test_one_goes_back_too(reading: Reader) -> None:
    assert reading.sighted
    steps = [reading.transcript.step("S", -1) for _ in range(2)]
    assert steps == [Step("9/S", 4, 4), Step("6/S", 3, 4)]
    assert top(reading) == "6/S"


def test_one_begins_at_what_is_in_sight(reading: Reader) -> None:
    reading.press(Qt.Key.Key_Home)
    reading.transcript.step("S", 1)
    reading.transcript.step("S", 1)
    assert reading.sighted
    assert reading.transcript.step("XS", 1) == Step("4/XS", 3, 8)


def test_the_answer_one_is_taken_to_shows_its_buttons(reading: Reader) -> None:
    reading.press(Qt.Key.Key_Home)
    reading.transcript.step("S", 1)
    assert reading.transcript._hands.state[0] == "0/S"


def test_only_answers_count(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S", "Perhaps"), attempt("S", "4315")),))
    assert reading.transcript.step("XS", 1) is None
    assert words("XS", None) == "XS has not answered in this chat."


def badge(shell: Shell, name: str) -> TierBadge:
    badges = shell.window.top_bar.ladder.findChildren(TierBadge)
    return next(each for each in badges if each.accessibleName().startswith(f"{name}:"))


def test_a_click_on_a_doll_says_which_answer_it_shows(shell: Shell) -> None:
    shell.window.resize(1000, 1000)  # all answers are in sight
    for question in ("2+2", SUM, "2+2"):
        shell.ask(question)
    QTest.mouseClick(badge(shell, "XS"), Qt.MouseButton.LeftButton)
    assert shell.sees("XS: 1 of 2")
    QTest.mouseClick(badge(shell, "S"), Qt.MouseButton.LeftButton)
    assert shell.sees("S: 1 of 1")


def test_the_keyboard_reaches_every_doll(shell: Shell) -> None:
    for _ in range(2):
        shell.ask("2+2")
    badge(shell, "XS").setFocus()
    shell.press(Qt.Key.Key_Return)
    assert shell.sees("XS: 1 of 2")
    shell.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shell.sees("XS: 2 of 2")
    shell.press(Qt.Key.Key_Tab)
    assert shell.focus is badge(shell, "S")
    shell.press(Qt.Key.Key_Space)
    assert shell.sees("S has not answered in this chat.")
