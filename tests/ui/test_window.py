"""The window from the outside, as a person uses it."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Conversation, State, Text, Turn
from matryoshka.chat.events import Reason
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Appearance, SettingsFile
from matryoshka.ui.problem import CrashHook
from matryoshka.ui.theme import DARK
from matryoshka.ui.wishes import Again, AnswerAnyway, AskBigger, Copy
from support.chats import attempt, question
from support.disks import filled, tiny_disk
from support.reciters import DEFECT, ENDLESS, FAULT, POEM, SUM
from support.shell import Shell, open_shell


def test_a_question_is_answered_shown_and_kept(shell: Shell) -> None:
    shell.ask("2+2")

    assert "4" in shell.said
    (kept,) = shell.kept()
    assert [turn.text for turn in kept.thread] == ["2+2"]
    answer = kept.thread[0].answer
    assert answer
    assert (answer.tier, answer.text, answer.state) == ("XS", "4", State.DONE)


def test_a_hand_off_is_told_in_the_transcript_and_kept(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask(SUM)

    assert "XS asked S for help." in shell.said
    assert "4315" in shell.said
    (kept,) = shell.kept()
    assert [attempt.state for attempt in kept.thread[1].run] == [State.HANDED_OFF, State.DONE]


def test_what_all_tiers_decline_can_be_answered_anyway(shell: Shell) -> None:
    shell.ask(POEM)
    assert "No tier here can answer this well." in shell.said

    shell.wish(AnswerAnyway(shell.turn.id, "S"))

    declined, answer = shell.turn.run[1:]
    assert (declined.state, answer.state, answer.unsure) == (State.DECLINED, State.DONE, True)


def test_a_person_can_ask_the_bigger_one_after_an_answer(shell: Shell) -> None:
    shell.ask("2+2")

    shell.wish(AskBigger(shell.turn.id, "XS"))

    first, second = shell.turn.run
    assert first.handoff
    assert first.handoff.reason is Reason.ASKED
    assert (first.text, second.tier, second.text) == ("4", "S", "4315")


def test_a_question_is_answered_again_by_the_tier_that_the_picker_says(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.view.composer.picker.set_tier("S")

    shell.wish(Again(shell.turn.id))

    assert [attempt.tier for attempt in shell.turn.attempts] == ["XS", "S"]
    assert [attempt.tier for attempt in shell.turn.run] == ["S"]


@pytest.mark.parametrize("way", ["key", "button"])
def test_an_answer_is_stopped(shell: Shell, way: str) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)

    if way == "key":
        shell.press(Qt.Key.Key_Escape)
    else:
        shell.click("Stop")
    shell.rest()

    assert shell.turn.run[-1].state is State.STOPPED
    assert shell.jobs() == []


def test_closing_stops_the_answer_and_keeps_it(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)

    shell.window.close()

    assert shell.jobs() == []
    assert shell.turn.run[-1].state is State.STOPPED
    assert "10" in shell.turn.run[-1].text


def test_typing_goes_on_while_an_answer_is_written(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    QTest.keyClicks(shell.focus, "and then")
    shell.press(Qt.Key.Key_Return)

    assert shell.window.view.composer.text == "and then"
    assert shell.sees("Still answering. Esc stops it.")
    assert len(shell.kept()[0].turns) == 1


def test_an_answer_grows_on_in_its_own_conversation_while_another_is_shown(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.click("New chat")
    shell.bot.waitUntil(lambda: len(shell.turn.attempts) == 1)

    shell.begin_to_ask("2+2")
    assert shell.sees(f"Still answering in “{ENDLESS}”.")
    assert shell.window.view.composer.text == "2+2"
    shell.click("Show")
    shell.bot.waitUntil(lambda: "10" in shell.said)
    shell.press(Qt.Key.Key_Escape)
    shell.rest()
    shell.click("New chat")
    shell.ask("2+2")

    newest, oldest = shell.kept()
    assert [len(each.turns) for each in (newest, oldest)] == [1, 1]
    assert newest.turns[0].attempts[0].text == "4"
    assert oldest.turns[0].attempts[0].text.startswith("0 1 2 3 ")


def test_a_dead_model_is_told_where_it_happened_and_the_next_question_works(shell: Shell) -> None:
    shell.window.view.composer.picker.set_tier("S")
    shell.ask(FAULT)
    assert "The model's process ended." in shell.said

    shell.ask("2+2")

    assert [turn.run[-1].state for turn in shell.kept()[0].thread] == [State.FAILED, State.DONE]


def test_a_mistake_of_the_program_gives_a_report_and_the_window_lives_on(shell: Shell) -> None:
    with CrashHook() as hook:
        hook.crashed.connect(shell.conduct.say_crash)
        shell.ask(DEFECT)
        shell.bot.waitUntil(lambda: "made a mistake" in shell.window.view.notice.words)

    shell.click("Copy report")
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert shell.turn.run[-1].state is State.FAILED
    shell.ask("2+2")
    assert "4" in shell.said


def test_a_full_disk_is_told_and_nothing_on_the_screen_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 800) as disk, closing(ChatStore(disk / "chats.sqlite3")) as store:
        shell = open_shell(store, Paths(tmp_path, tmp_path, tmp_path), qtbot)
        with filled(disk):
            shell.ask("2+2 " * 30_000)
            assert "The disk is full" in shell.window.view.notice.words
            assert shell.window.view.composer.text.startswith("2+2")
        shell.begin_to_ask(ENDLESS)
        qtbot.waitUntil(lambda: "10" in shell.said)
        with filled(disk):
            shell.press(Qt.Key.Key_Escape)
            shell.rest()
            assert "The disk is full" in shell.window.view.notice.words
            assert "10" in shell.said
        shell.click("Try again")
        assert not shell.window.view.notice.isVisible()
        assert shell.turn.run[-1].state is State.STOPPED
        shell.window.close()


def test_what_is_not_saved_is_given_up_only_by_the_person(qtbot: QtBot, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 800) as disk, closing(ChatStore(disk / "chats.sqlite3")) as store:
        shell = open_shell(store, Paths(tmp_path, tmp_path, tmp_path), qtbot)
        shell.begin_to_ask(ENDLESS)
        qtbot.waitUntil(lambda: "10" in shell.said)
        with filled(disk):
            QTimer.singleShot(300, lambda: press_in_dialog("Keep open"))
            assert not shell.window.close()
        assert shell.window.isVisible()

        assert shell.window.close()
        assert shell.turn.run[-1].state is State.STOPPED


def press_in_dialog(words: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if each.text() == words).click()


def test_copying_fills_the_clipboard_and_says_so(shell: Shell) -> None:
    shell.window.view.transcript.wished.emit(Copy("**4**"))

    assert QGuiApplication.clipboard().text() == "**4**"
    assert shell.sees("Copied")


def test_light_and_dark_are_one_key_apart_and_remembered(shell: Shell, paths: Paths) -> None:
    shell.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    corner = shell.window.grab().toImage().pixelColor(shell.window.width() - 4, shell.window.height() - 4)
    assert corner == DARK.paper
    assert SettingsFile(paths.settings / "settings.json").load().appearance is Appearance.DARK


def test_a_window_opens_where_it_was_closed_with_the_conversations_it_had(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.window.resize(700, 600)
    shell.window.close()

    again = open_shell(shell.store, paths, shell.bot)
    assert (again.window.width(), again.window.height()) == (700, 600)
    again.click("Show or hide the chats")
    again.open("2+2")
    assert "4" in again.said
    again.window.close()


def test_a_question_that_was_never_begun_can_be_asked_again(shell: Shell) -> None:
    conversation = Conversation("Lost")
    lost = Turn(conversation.id, (Text("2+2"),))
    shell.store.add_conversation(Conversation("Lost", conversation.id, turns=(lost,)))
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell.window.activated.emit()
    shell.open("Lost")

    shell.ask("3+3")

    first, second = shell.kept()[0].thread
    assert [attempt.state for attempt in first.attempts] == [State.INTERRUPTED]
    assert second.run[-1].state is State.DONE


def test_what_was_not_read_is_marked_when_a_chat_is_opened_again(shell: Shell) -> None:
    conversation = Conversation("Long")
    first, second = question(conversation, "2+2"), question(conversation, "3+3")
    four = replace(attempt(first), tokens=1)
    six = replace(attempt(second, "6"), tokens=1, left_out=1)
    turns = (replace(first, attempts=(four,)), replace(second, parent=four.id, attempts=(six,)))
    shell.store.add_conversation(replace(conversation, turns=turns))
    shell.window.activated.emit()

    shell.open("Long")

    assert "\nS did not read the turn above\n3+3\n" in shell.said


def test_a_narrow_window_folds_the_chats_behind_a_button(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.resize(700, 600)
    assert not shell.window.sidebar.isVisible()

    shell.click("Show or hide the chats")
    assert shell.window.sidebar.isVisible()
    shell.click("New chat")
    assert not shell.window.sidebar.isVisible()

    shell.window.resize(1100, 700)
    assert shell.window.sidebar.isVisible()
    assert shell.button("Show or hide the chats") is None


def test_every_button_has_a_name_and_every_command_its_key(shell: Shell) -> None:
    shell.ask("2+2")

    assert [each for each in shell.buttons() if not (each.accessibleName() or each.text())] == []
    assert shell.window.focusProxy() is None
    assert {action.shortcut().toString() for action in shell.window.actions()} >= {"Ctrl+N", "F2", "Esc"}


def test_no_text_is_wider_than_its_place(shell: Shell) -> None:
    shell.window.resize(900, 600)
    shell.bot.wait(10)

    labels = [each for each in shell.window.findChildren(QLabel) if each.isVisible() and not each.wordWrap()]
    narrow = [each.text() for each in labels if each.width() < each.sizeHint().width()]
    assert [text for text in narrow if text not in ("New chat", "stays on this computer")] == []
