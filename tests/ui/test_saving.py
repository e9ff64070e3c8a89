"""What cannot be saved stays on the screen, is tried again, and comes before anything else is asked."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from matryoshka.chat.conversation import State, Text, Turn
from matryoshka.chat.database import Database
from matryoshka.paths import Paths
from matryoshka.ui.wishes import Again, AskBigger
from support.chats import attempt
from support.reciters import ENDLESS
from support.shell import Shell

CHILD = Path(__file__).parents[1] / "chat" / "store_child.py"
SHORT = 0.3
"""Seconds after which a person notices that a window stands still."""


@pytest.fixture
def other(paths: Paths, shell: Shell) -> Iterator[Database]:
    """Another program that may hold the saved chats."""
    del shell
    with closing(Database(paths.store)) as database:
        yield database


def stop_while_locked(shell: Shell, other: Database) -> None:
    """Leaves an answer whose end could not be saved."""
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    with other.writing():
        shell.press(Qt.Key.Key_Escape)
        shell.rest()
        assert shell.button("Try again")


def test_what_was_not_saved_is_saved_before_the_next_question(shell: Shell, other: Database) -> None:
    stop_while_locked(shell, other)

    shell.ask("2+2")

    first, second = shell.kept()[0].thread
    assert first.run[-1].state is State.STOPPED
    assert first.run[-1].text.strip() in shell.said
    assert second.parent == first.run[-1].id
    assert shell.button("Try again") is None


def test_an_answer_of_which_nothing_was_saved_can_be_followed(shell: Shell, other: Database) -> None:
    shell.begin_to_ask(ENDLESS)
    with other.writing():
        shell.bot.waitUntil(lambda: "10" in shell.said)
        shell.press(Qt.Key.Key_Escape)
        shell.rest()
        assert shell.turn.attempts == ()

    shell.ask("2+2")

    assert [turn.run[-1].state for turn in shell.kept()[0].thread] == [State.STOPPED, State.DONE]


@pytest.mark.parametrize("bigger", [True, False])
def test_an_answer_that_was_not_saved_can_be_asked_for_again(
    shell: Shell, other: Database, bigger: bool
) -> None:
    stop_while_locked(shell, other)

    turn = shell.turn.id
    shell.window.view.transcript.wished.emit(AskBigger(turn, "XS") if bigger else Again(turn))
    shell.press(Qt.Key.Key_Escape)
    shell.rest()

    assert [each.state for each in shell.turn.attempts] == [State.STOPPED, State.STOPPED]
    assert shell.button("Try again") is None


def test_nothing_is_asked_while_something_cannot_be_saved(shell: Shell, other: Database) -> None:
    stop_while_locked(shell, other)

    with other.writing():
        shell.begin_to_ask("2+2")
        assert not shell.busy
        assert shell.window.view.composer.text == "2+2"
        shell.window.view.transcript.wished.emit(Again(shell.turn.id))
        assert not shell.busy
        assert shell.button("Try again")

    assert len(shell.kept()[0].thread) == 1


def test_what_could_not_be_saved_is_saved_by_itself_and_the_notice_goes(
    shell: Shell, other: Database
) -> None:
    stop_while_locked(shell, other)

    shell.bot.waitUntil(lambda: shell.button("Try again") is None)

    assert not shell.window.view.notice.isVisible()
    assert shell.turn.run[-1].state is State.STOPPED


def test_an_answer_that_is_saved_again_while_it_grows_takes_its_notice_back(
    shell: Shell, other: Database
) -> None:
    shell.begin_to_ask(ENDLESS)
    with other.writing():
        shell.bot.waitUntil(lambda: shell.button("Try again") is not None)
    shell.bot.waitUntil(lambda: shell.button("Try again") is None)

    assert shell.busy


def test_a_notice_about_something_else_stays(shell: Shell, other: Database) -> None:
    stop_while_locked(shell, other)
    shell.conduct.say_crash("report")

    shell.bot.waitUntil(lambda: shell.turn.run[-1].state is State.STOPPED)

    assert shell.button("Copy report")


def test_a_locked_store_holds_neither_typing_nor_stop_up(shell: Shell, other: Database) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    longest = Stillness(shell)
    with other.writing():
        shell.bot.waitUntil(lambda: shell.button("Try again") is not None)
        QTest.keyClicks(shell.focus, "typed")
        shell.press(Qt.Key.Key_Escape)
        shell.rest()

    assert shell.window.view.composer.text == "typed"
    assert longest() < SHORT


class Stillness:
    """The longest that the window stood still since this was made, in seconds."""

    def __init__(self, shell: Shell) -> None:
        self._timer = QTimer(shell.window, interval=5)
        self._timer.timeout.connect(self._tick)
        self._last, self._longest = time.monotonic(), 0.0
        self._timer.start()

    def _tick(self) -> None:
        now = time.monotonic()
        self._last, self._longest = now, max(self._longest, now - self._last)

    def __call__(self) -> float:
        return self._longest


def test_a_deleted_chat_takes_its_unsaved_answer_and_its_notice_along(shell: Shell, other: Database) -> None:
    stop_while_locked(shell, other)

    shell.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert shell.button("Try again") is None
    assert shell.kept() == []


def test_what_is_typed_waits_in_its_own_chat(shell: Shell) -> None:
    shell.ask("2+2")
    QTest.keyClicks(shell.focus, "of the sum")
    shell.click("New chat")
    assert shell.window.view.composer.text == ""
    QTest.keyClicks(shell.focus, "of the new one")

    shell.open("2+2")
    assert shell.window.view.composer.text == "of the sum"
    shell.click("New chat")
    assert shell.window.view.composer.text == "of the new one"


def test_an_answer_that_another_process_writes_is_followed_to_its_end(shell: Shell, paths: Paths) -> None:
    command = [sys.executable, str(CHILD), str(paths.store), "stream", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as elsewhere:
        try:
            shell.bot.waitUntil(lambda: [each.turns for each in shell.kept()] not in ([], [()]))
            shell.window.activated.emit()
            shell.open("stream")
            before = len(shell.said)
            shell.bot.waitUntil(lambda: len(shell.said) > before + 500)
        finally:
            elsewhere.kill()
    shell.bot.waitUntil(lambda: "interrupted: the program ended" in shell.said)


def test_a_question_that_another_process_asked_is_seen_when_one_comes_back(shell: Shell) -> None:
    shell.ask("2+2")
    (conversation,) = shell.kept()
    asked = Turn(conversation.id, (Text("3+3"),), shell.turn.run[-1].id)
    shell.store.add_turn(replace(asked, attempts=(attempt(asked, "six"),)))

    shell.window.activated.emit()

    assert "six" in shell.said
    assert "2+2" in shell.said
