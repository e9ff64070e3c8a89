"""What a person does with questions and answers in the window, and what is kept of it."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.conversation import Attempt, State, Text, Turn
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Token
from matryoshka.chat.ladder import Ladder, Sampling, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.exchange.formats import Format, text_of
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.rewriting import Rewriting
from matryoshka.ui.wishes import (
    AskAlone,
    AskBigger,
    Continue,
    DeleteAnswer,
    DeleteTurn,
    EditAnswer,
    EditQuestion,
    Fork,
    ShowAnswer,
    ShowQuestion,
    Wish,
)
from support.disks import filled, tiny_disk
from support.reciters import ENDLESS, POEM, SUM
from support.shell import Shell, open_shell, parts
from support.stories import write_stories

LILY = (Message(Role.USER, "Lily and Ben"),)


def press(shell: Shell, name: str) -> None:
    """Click the first button of this name in the transcript."""
    transcript = shell.window.view.transcript
    transcript.grab()
    for each in transcript._column.sighted:
        for target in each.slab.targets:
            if target.name == name:
                place = QPointF(transcript._measure.x_of(each.slab), each.y) + target.rect.center()
                QTest.mouseMove(transcript.viewport(), place.toPoint())
                QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
                return
    raise LookupError(name)


def write(shell: Shell, wish: Wish, text: str) -> None:
    """Ask for an editor, write `text` there, and finish."""
    shell.window.view.transcript.wished.emit(wish)
    assert not finish(shell, text)
    shell.rest()


def finish(shell: Shell, text: str) -> str:
    """Write `text` in the editor that is open, and press its button; what still stands there then."""
    editor = shell.window.findChild(Rewriting)
    assert editor
    box = editor.findChild(QPlainTextEdit)
    assert box
    shell.bot.waitUntil(box.hasFocus)
    box.setPlainText(text)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return box.toPlainText() if editor.isVisible() else ""


def answer(shell: Shell, turn: int = -1) -> Attempt:
    """That is shown of the newest conversation, as it is kept."""
    shown = shell.kept()[0].thread[turn].answer
    assert shown
    return shown


def texts(shell: Shell) -> list[str]:
    """The questions that are shown, as they are kept."""
    return [turn.text for turn in shell.kept()[0].thread]


def test_a_question_asked_otherwise_stands_beside_the_old_one(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    first = shell.kept()[0].thread[0]

    write(shell, EditQuestion(first.id), "4+4")

    assert texts(shell) == ["4+4"]
    press(shell, "Show the one before")
    assert texts(shell) == ["2+2", "3+3"]
    assert "3+3" in shell.said
    press(shell, "Show the next one")
    assert texts(shell) == ["4+4"]


def test_the_branch_that_was_shown_is_shown_when_the_chat_is_opened_again(shell: Shell) -> None:
    shell.ask("2+2")
    first = shell.turn
    write(shell, EditQuestion(first.id), "4+4")
    assert "4+4" in shell.said
    shell.wish(ShowQuestion(first.id))

    shell.click("New chat")
    shell.open("2+2")

    assert "4+4" not in shell.said
    assert shell.turn.id == first.id


def test_an_answer_is_written_by_the_person_beside_that_of_the_tier(shell: Shell) -> None:
    shell.ask("2+2")

    write(shell, EditAnswer(shell.turn.id, answer(shell).id), "four, I say")

    assert (answer(shell).text, answer(shell).edited) == ("four, I say", True)
    assert [each.text for each in shell.turn.attempts] == ["4", "four, I say"]
    assert "four, I say" in shell.said
    assert "by you" in shell.said
    press(shell, "Show the one before")
    assert answer(shell).text == "4"


def test_what_is_cancelled_changes_nothing(shell: Shell) -> None:
    shell.ask("2+2")
    shell.window.view.transcript.wished.emit(EditQuestion(shell.turn.id))
    editor = shell.window.findChild(Rewriting)
    assert editor
    buttons = editor.findChild(QDialogButtonBox)
    assert buttons
    buttons.button(QDialogButtonBox.StandardButton.Cancel).click()

    assert len(shell.kept()[0].turns) == 1


def test_any_answer_is_given_again_by_any_tier(shell: Shell) -> None:
    shell.ask(SUM)
    shell.ask("2+2")
    first = shell.kept()[0].thread[0]

    shell.wish(AskAlone(first.id, "XS"))

    assert texts(shell) == [SUM]
    assert answer(shell).tier == "XS"
    assert shell.said.count("XS asked S") == 0
    shell.wish(ShowAnswer(first.id, first.run[-1].id))
    assert texts(shell) == [SUM, "2+2"]
    assert "XS asked S for help." in shell.said


def test_the_bigger_one_is_asked_at_any_answer_and_what_followed_is_a_step_away(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    first = shell.kept()[0].thread[0]

    shell.wish(AskBigger(first.id, "XS"))
    assert texts(shell) == ["2+2"]
    assert [each.tier for each in shell.turn.run] == ["XS", "S"]

    press(shell, "Show the one before")
    assert texts(shell) == ["2+2", "3+3"]
    assert "asked S" not in shell.said


def test_a_stopped_answer_is_gone_on_with(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    shell.press(Qt.Key.Key_Escape)
    shell.rest()
    cut = answer(shell)
    assert cut.state is State.STOPPED

    press(shell, "Continue")
    shell.rest()

    whole = answer(shell)
    assert whole.state is State.DONE
    assert whole.text.startswith(cut.text)
    assert len(whole.text) > len(cut.text)
    assert whole.id != cut.id


def test_a_real_model_goes_on_in_the_window_as_if_it_had_never_been_cut(
    qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    path = write_stories(tmp_path / "s.gguf")
    tiers = [Tier("XS", path, "XS", sampling=Sampling(max_tokens=many)) for many in (12, 24)]
    with closing(Rack()) as rack, closing(ChatStore(paths.store)) as store:
        once, twice = (Cascade([Rung(tier, rack.engine(tier))], "") for tier in reversed(tiers))
        whole = [event.text for event in once.answer(LILY, Stop()) if isinstance(event, Token)]
        shell = open_shell(store, paths, qtbot, parts(paths, Ladder((tiers[0],)), twice))
        shell.ask(LILY[0].text)
        assert "reached its length limit" in shell.said

        press(shell, "Continue")
        shell.rest()

        assert answer(shell).text == "".join(whole)
        shell.window.close()


def test_a_chat_is_forked_from_an_answer(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    first = shell.kept()[0].thread[0]

    shell.wish(Fork(first.id, first.run[-1].id))
    shell.ask("5+5")

    fork, old = shell.kept()
    assert [turn.text for turn in fork.thread] == ["2+2", "5+5"]
    assert [turn.text for turn in old.thread] == ["2+2", "3+3"]


def test_a_deleted_turn_is_gone_from_sight_and_undo_brings_it_back(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    shell.ask(POEM)

    shell.wish(DeleteTurn(shell.kept()[0].thread[1].id))
    assert texts(shell) == ["2+2"]
    assert "3+3" not in shell.said
    shell.click("Undo")

    assert texts(shell) == ["2+2", "3+3", POEM]
    assert "3+3" in shell.said


def test_undo_shows_what_it_brings_back_beside_what_was_asked_since(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    shell.wish(DeleteTurn(shell.turn.id))
    shell.ask("5+5")

    shell.click("Undo")

    assert texts(shell) == ["2+2", "3+3"]
    press(shell, "Show the next one")
    assert texts(shell) == ["2+2", "5+5"]


def test_a_branch_that_another_window_adds_is_a_step_away(shell: Shell) -> None:
    shell.ask("2+2")
    other = Turn(shell.turn.conversation, (Text("7+7"),), rank=-1)

    shell.store.add_turn(other)
    shell.conduct.desk.look_again()

    press(shell, "Show the next one")
    assert "7+7" in shell.said


def test_what_was_written_stays_when_another_window_deletes_what_it_is_about(shell: Shell) -> None:
    shell.ask("2+2")
    shell.ask("3+3")
    shell.window.view.transcript.wished.emit(EditQuestion(shell.turn.id))
    shell.store.delete_turns(shell.turn.id)
    shell.conduct.desk.look_again()

    assert finish(shell, "a long question") == "a long question"
    shell.press(Qt.Key.Key_Escape)
    assert "Copy your words" in shell.window.view.notice.words
    assert texts(shell) == ["2+2"]


@pytest.mark.parametrize("answers", [False, True])
def test_what_was_written_stays_where_it_cannot_be_saved(
    qtbot: QtBot, tmp_path: Path, *, answers: bool
) -> None:
    with tiny_disk(tmp_path / "disk", 2000) as disk:
        paths = Paths(disk, disk, disk)
        with closing(ChatStore(paths.store)) as store, GarbageWatch():
            shell = open_shell(store, paths, qtbot)
            shell.ask("2+2")
            wish = EditAnswer(shell.turn.id, answer(shell).id) if answers else EditQuestion(shell.turn.id)
            shell.window.view.transcript.wished.emit(wish)
            with filled(disk):
                left, said = finish(shell, "words " * 20_000), shell.window.view.notice.words
            finish(shell, "fewer words")
            shell.rest()
            shell.window.close()

            assert left == "words " * 20_000
            assert "disk is full" in said
            assert "fewer words" in shell.said


def test_when_the_undo_is_past_the_turn_is_really_gone(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    shell.ask("what is quite unlikely")
    shell.wish(DeleteTurn(shell.turn.id))

    shell.window.close()

    data = [file.read_bytes() for file in paths.store.parent.iterdir() if file.is_file()]
    assert not any(b"quite unlikely" in each for each in data)


def names_in_menu(shell: Shell) -> list[str]:
    """What the last answer's menu offers."""
    press(shell, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions()]
    menu.close()
    return names


def test_one_answer_of_several_is_deleted_and_undo_brings_it_back(shell: Shell) -> None:
    shell.ask("2+2")
    write(shell, EditAnswer(shell.turn.id, answer(shell).id), "four, I say")
    press(shell, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Delete this answer").trigger()
    menu.close()
    shell.rest()

    assert [each.text for each in shell.turn.attempts] == ["4"]
    assert "four, I say" not in shell.said
    assert "four, I say" not in text_of(shell.kept()[0], Format.JSON)
    assert "Delete this answer" not in names_in_menu(shell)
    shell.click("Undo")

    assert answer(shell).text == "four, I say"
    assert "four, I say" in shell.said
    assert "Delete this answer" in names_in_menu(shell)


def test_what_followed_a_deleted_answer_goes_and_comes_with_it(shell: Shell) -> None:
    shell.ask(SUM)
    shell.ask("2+2")
    first = shell.kept()[0].thread[0]
    shell.wish(AskAlone(first.id, "XS"))
    shell.wish(ShowAnswer(first.id, first.run[-1].id))

    shell.wish(DeleteAnswer(first.id, first.run[-1].id))
    assert texts(shell) == [SUM]
    assert [each.tier for each in shell.kept()[0].thread[0].attempts] == ["XS"]
    assert "asked S" not in shell.said
    shell.click("Undo")

    assert texts(shell) == [SUM, "2+2"]
    assert "XS asked S for help." in shell.said


def test_an_answer_stays_when_that_of_the_bigger_one_asked_after_it_is_deleted(shell: Shell) -> None:
    shell.ask("2+2")
    shell.wish(AskBigger(shell.turn.id, "XS"))
    assert "asked S" in shell.said

    shell.wish(DeleteAnswer(shell.turn.id, answer(shell).id))
    assert [each.tier for each in shell.turn.run] == ["XS"]
    assert "asked S" not in shell.said
    shell.wish(AskBigger(shell.turn.id, "XS"))
    assert [each.tier for each in shell.turn.run] == ["XS", "S"]


def test_when_the_undo_is_past_the_answer_is_really_gone(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")
    write(shell, EditAnswer(shell.turn.id, answer(shell).id), "what is quite unlikely")
    shell.wish(DeleteAnswer(shell.turn.id, answer(shell).id))

    shell.window.close()

    data = [file.read_bytes() for file in paths.store.parent.iterdir() if file.is_file()]
    assert not any(b"quite unlikely" in each for each in data)


def test_an_answer_that_another_window_deletes_is_gone_here_too(shell: Shell) -> None:
    shell.ask("2+2")
    first = shell.turn
    shell.ask("3+3")
    write(shell, EditAnswer(first.id, answer(shell, 0).id), "four, I say")
    shell.wish(ShowAnswer(first.id, first.run[-1].id))
    mine = shell.kept()[0].thread[0].attempts[-1]

    shell.store.delete_attempts(mine.id)
    shell.conduct.desk.look_again()

    assert shell.said.count("2+2") == 1
    assert texts(shell) == ["2+2", "3+3"]


def test_deleting_the_only_question_deletes_the_chat(shell: Shell) -> None:
    shell.ask("2+2")
    shell.wish(DeleteTurn(shell.turn.id))

    assert shell.kept() == []
    shell.click("Undo")
    assert texts(shell) == ["2+2"]


def test_nothing_of_the_tree_changes_while_an_answer_is_written(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)
    shell.window.view.transcript.wished.emit(DeleteTurn(shell.turn.id))

    assert shell.sees("Still answering. Esc stops it.")
    assert len(shell.kept()) == 1


def test_what_is_not_needed_every_day_waits_in_a_menu(shell: Shell) -> None:
    shell.ask("2+2")
    press(shell, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    names = [action.text() for action in menu.actions()]
    assert names == ["Answer with XS", "Answer with S", "Edit the answer", "New chat from here"]
    menu.actions()[1].trigger()
    menu.close()
    shell.rest()
    assert answer(shell).tier == "S"


def test_an_answer_of_its_own_tier_can_be_asked_to_go_on_only_where_it_was_cut(shell: Shell) -> None:
    shell.ask("2+2")
    names = [
        target.name
        for each in shell.window.view.transcript._column.sighted
        for target in each.slab.targets
        if isinstance(target.action, Continue)
    ]
    assert names == []
