"""The small window asks in a new chat and shows the answer as it comes."""

import threading
from contextlib import closing
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from matryoshka.paths import Paths
from matryoshka.ui import aloud
from matryoshka.ui.compact.window import CompactWindow
from matryoshka.ui.main import door, run
from support.reciters import POEM, SUM
from support.shell import Shell, parts

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def in_sight() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def compact() -> CompactWindow:
    """The one in sight."""
    return next(each for each in in_sight() if isinstance(each, CompactWindow))


@pytest.fixture
def small(shell: Shell) -> CompactWindow:
    QTest.keyClick(shell.window.view.composer.edit, Qt.Key.Key_Space, KEYS)
    opened = compact()
    assert opened.isVisible()
    return opened


def ask(small: CompactWindow, text: str) -> None:
    field = small.findChild(QLineEdit)
    assert field is not None
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_it_shows_the_answer_of_a_new_chat_and_who_gave_it(shell: Shell, small: CompactWindow) -> None:
    ask(small, SUM)
    shell.bot.waitUntil(lambda: small.answer == "4315")

    assert small._who.text() == "XS → S"
    assert shell.turn.text == SUM


def test_the_way_into_the_chat_shows_that_answer(shell: Shell, small: CompactWindow) -> None:
    shell.window.hide()
    ask(small, "2+2")
    opens = small.findChild(QPushButton)
    assert opens is not None
    shell.bot.waitUntil(lambda: small.answer == "4" and opens.isEnabled())
    opens.click()

    assert (shell.window.isVisible(), small.isVisible()) == (True, False)
    assert "2+2" in shell.said


@pytest.mark.parametrize("both_in_sight", [True, False])
def test_those_who_listen_hear_the_answer_once(
    shell: Shell, small: CompactWindow, monkeypatch: pytest.MonkeyPatch, *, both_in_sight: bool
) -> None:
    heard = list[str]()
    speech = SimpleNamespace(updateAccessibility=lambda event: heard.append(event.message()))
    monkeypatch.setattr(aloud, "QAccessible", speech)
    shell.window.setVisible(both_in_sight)
    ask(small, "2+2")
    shell.bot.waitUntil(lambda: small.answer == "4" and bool(heard))

    assert heard == ["XS: 4"]


def test_another_question_waits_for_the_first(shell: Shell, small: CompactWindow) -> None:
    asked = threading.Event()
    ask(small, POEM)
    shell.bot.waitUntil(lambda: shell.conduct.desk.busy or asked.is_set())
    ask(small, "2+2")
    shell.bot.waitUntil(lambda: not shell.conduct.desk.busy)

    assert len(shell.kept()) == 1


def test_escape_puts_it_away_and_leaves_the_large_one(shell: Shell, small: CompactWindow) -> None:
    QTest.keyClick(small, Qt.Key.Key_Escape)

    assert (small.isVisible(), shell.window.isVisible()) == (False, True)


def test_what_is_answered_stays_text(shell: Shell, small: CompactWindow) -> None:
    small.show_answer("<b>4</b>", "XS", done=True)

    assert small.findChildren(QLabel, "compactanswer")[0].textFormat() is Qt.TextFormat.PlainText
    assert shell.window.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_started_alone_it_is_all_there_is_and_ends_the_program(
    qtbot: QtBot, paths: Paths, by_key: bool
) -> None:
    del qtbot
    before, seen = in_sight(), list[QWidget]()

    def look() -> None:
        seen.extend(each for each in in_sight() if each not in before)
        if by_key:
            QTest.keyClick(compact(), Qt.Key.Key_Escape)
        else:
            compact().close()

    QTimer.singleShot(300, look)
    with closing(door(paths, compact=True)) as entrance:
        assert run(parts(paths), paths, entrance) == 0
    assert [type(each) for each in seen] == [CompactWindow]


def test_without_a_place_beside_the_clock_there_is_no_icon(shell: Shell) -> None:
    shell.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    icon = shell.window.findChild(QSystemTrayIcon)
    assert icon is not None
    assert not icon.isVisible()
