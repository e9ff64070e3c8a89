"""Where a question is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.start_picker import StartPicker
from matryoshka.ui.theme import LIGHT
from support.shell import Shell
from support.turns import nest


def box(shell: Shell) -> QPlainTextEdit:
    (edit,) = shell.window.view.composer.findChildren(QPlainTextEdit)
    return edit


def type_text(shell: Shell, text: str) -> None:
    for letter in text:
        key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(box(shell), key)


def test_the_window_opens_ready_to_type(shell: Shell) -> None:
    assert QApplication.focusWidget() is box(shell)


def test_enter_sends_and_empties_the_box(shell: Shell) -> None:
    type_text(shell, "сколько будет 7 умножить на 8 🪆")
    shell.press(Qt.Key.Key_Return)
    shell.rest()

    assert shell.window.view.composer.text == ""
    assert shell.turn.text == "сколько будет 7 умножить на 8 🪆"


def test_shift_enter_breaks_the_line(shell: Shell) -> None:
    QTest.keyClicks(box(shell), "one")
    shell.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(box(shell), "two")

    assert shell.window.view.composer.text == "one\ntwo"
    assert shell.store.summaries() == ()


def test_letters_typed_over_the_answers_land_in_the_box(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.view.transcript.setFocus()
    QTest.keyClicks(shell.window.view.transcript, "and")

    assert shell.window.view.composer.text == "and"
    assert QApplication.focusWidget() is box(shell)


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_nothing_is_not_a_question(shell: Shell, text: str) -> None:
    shell.begin_to_ask(text)

    assert shell.store.summaries() == ()


def test_the_box_grows_with_its_lines_up_to_eight(shell: Shell) -> None:
    heights = []
    for lines in (1, 2, 8, 30):
        shell.window.view.composer.put("\n".join("x" * lines))
        shell.bot.wait(1)
        assert bool(box(shell).verticalScrollBar().maximum()) is (lines > 8)
        heights.append(box(shell).height())

    one, two, eight, thirty = heights
    assert one < two < eight == thirty
    assert eight - one == 7 * (two - one)


def test_a_long_line_is_wrapped_and_seen_whole(shell: Shell) -> None:
    before = box(shell).height()
    shell.window.view.composer.put("word " * 60)
    shell.bot.wait(1)

    assert box(shell).height() > 2 * before
    assert not box(shell).verticalScrollBar().isVisible()


def test_up_in_an_empty_box_brings_the_last_question_back(shell: Shell) -> None:
    shell.ask("2+2")
    shell.press(Qt.Key.Key_Up)

    assert shell.window.view.composer.text == "2+2"


def test_letters_that_are_still_being_composed_are_not_sent(shell: Shell) -> None:
    QApplication.sendEvent(box(shell), QInputMethodEvent("に", []))

    assert shell.window.view.composer.text == ""


def test_enter_ends_the_composing_of_letters_and_sends_nothing(shell: Shell) -> None:
    QApplication.sendEvent(box(shell), QInputMethodEvent("に", []))
    shell.press(Qt.Key.Key_Return)
    assert shell.window.view.composer.text == ""
    assert not shell.conduct.desk.shown.turns

    ended = QInputMethodEvent("", [])
    ended.setCommitString("二")
    QApplication.sendEvent(box(shell), ended)
    assert shell.window.view.composer.text == "二"


def test_arabic_and_hebrew_begin_at_the_right(shell: Shell) -> None:
    for text, begins_right in (("שלום", True), ("hello", False)):
        box(shell).setPlainText(text)
        box(shell).moveCursor(QTextCursor.MoveOperation.Start)
        assert (box(shell).cursorRect().x() > box(shell).width() / 2) is begins_right


def test_rich_text_is_pasted_plain(shell: Shell) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("<b>bold</b>")
    box(shell).paste()

    assert shell.window.view.composer.text == "<b>bold</b>"


def test_the_picker_cuts_a_long_name_at_its_end(qtbot: QtBot) -> None:
    names = ("A very long name of a small tier that someone chose", "S")
    picker = StartPicker(nest(names), LIGHT)
    qtbot.addWidget(picker)

    assert picker.sizeHint().width() < 320
    assert picker.text().startswith("starts with A very long name")
    assert picker.text().endswith("… ▾")
    assert picker.accessibleName() == f"Starts with {names[0]}"


def test_the_picker_says_and_remembers_who_is_asked_first(shell: Shell, paths: Paths) -> None:
    shell.click("Starts with XS")
    (menu,) = (each for each in shell.window.view.composer.findChildren(QMenu) if each.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    shell.ask("2+2")

    assert shell.button("Starts with S")
    assert [attempt.tier for attempt in shell.turn.run] == ["S"]
    assert SettingsFile(paths.settings / "settings.json").load().start == "S"


def test_the_button_sends_when_there_is_something_to_send(shell: Shell) -> None:
    button = shell.button("Send")
    assert button
    assert not button.isEnabled()
    shell.window.view.composer.put("2+2")
    assert button.isEnabled()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shell.rest()

    assert shell.turn.text == "2+2"
