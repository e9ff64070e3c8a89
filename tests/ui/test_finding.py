"""Finding words in the conversation, from the outside."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from support.reciters import ENDLESS
from support.shell import Shell

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def find(shell: Shell, words: str) -> None:
    shell.press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(shell.focus, words)


def test_words_are_counted_and_enter_goes_from_place_to_place(shell: Shell) -> None:
    for _ in range(3):
        shell.ask("2+2")

    find(shell, "2+2")
    assert shell.sees("1 of 3")
    shell.press(Qt.Key.Key_Return)
    assert shell.sees("2 of 3")
    shell.press(Qt.Key.Key_Return, SHIFT)
    shell.press(Qt.Key.Key_Return, SHIFT)
    assert shell.sees("3 of 3")
    shell.press(Qt.Key.Key_F3)
    assert shell.sees("1 of 3")
    shell.click("Place before")
    assert shell.sees("3 of 3")


def test_what_is_nowhere_is_said_to_be(shell: Shell) -> None:
    shell.ask("2+2")

    find(shell, "herring")

    assert shell.sees("Nothing found")
    button = shell.button("Next place")
    assert button
    assert not button.isEnabled()


def test_escape_ends_the_search_and_leads_back_to_the_question(shell: Shell) -> None:
    shell.ask("2+2")
    find(shell, "4")

    shell.press(Qt.Key.Key_Escape)
    QTest.keyClicks(shell.focus, "and")

    assert shell.button("Next place") is None
    assert shell.window.view.composer.text == "and"


def test_a_search_goes_on_while_an_answer_is_written_and_escape_does_not_stop_that(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    find(shell, "10")
    shell.bot.waitUntil(lambda: any(" of " in label.text() for label in shell.labels()))

    shell.press(Qt.Key.Key_Escape)
    assert shell.busy
    shell.press(Qt.Key.Key_Escape)
    shell.rest()


def test_the_search_ends_where_another_conversation_is_shown(shell: Shell) -> None:
    shell.ask("2+2")
    find(shell, "4")

    shell.click("New chat")

    assert shell.button("Next place") is None


def test_what_is_marked_is_looked_for(shell: Shell) -> None:
    shell.ask("2+2")
    transcript = shell.window.view.transcript
    transcript.grab()
    answer = next(each for each in transcript._column.sighted if each.slab.raw == "4")
    place = QPoint(transcript._measure.x_of(answer.slab) + 2, answer.y + 12)
    QTest.mouseDClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)

    shell.press(Qt.Key.Key_F, CTRL)

    field = shell.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "4"


def test_nothing_is_looked_for_where_nothing_was_asked(shell: Shell) -> None:
    shell.press(Qt.Key.Key_F, CTRL)
    assert shell.button("Next place") is None
