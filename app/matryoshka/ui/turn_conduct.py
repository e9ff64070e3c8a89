"""What a person does with the tree of a conversation: another branch, another wording, a fork, a deletion."""

from collections.abc import Callable
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Slot

from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.desk import Desk
from matryoshka.ui.list_conduct import KEPT
from matryoshka.ui.rewriting import Rewriting
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import (
    DeleteAnswer,
    DeleteTurn,
    EditAnswer,
    EditQuestion,
    Fork,
    Rebranch,
    ShowAnswer,
    ShowQuestion,
)

_MOVED = AppError(
    say("This part of the chat is gone, or hidden."), say("Copy your words, and write them anew.")
)
_GONE = say("Deleted, with what followed. Daily backups hold it for up to a week.")


class TurnConduct(QObject):
    """Nothing of it is done while an answer is written in the conversation."""

    def __init__(self, window: Window, desk: Desk, delete_chat: Callable[[], None]) -> None:
        """`delete_chat` deletes the whole conversation, where nothing else would be left of it."""
        super().__init__(window)
        self._window = window
        self._view = window.view
        self._desk = desk
        self._delete_chat = delete_chat
        self._erasing = QTimer(self, singleShot=True, interval=KEPT)
        self._erasing.timeout.connect(self._erase)

    def grant(self, wish: Rebranch) -> None:
        session = self._desk.session
        match wish:
            case ShowQuestion(turn):
                session.show_question(turn)
                self._view.transcript.go_to(turn)
            case ShowAnswer(turn, attempt):
                session.show_answer(turn, attempt)
                self._view.transcript.go_to(turn)
            case EditQuestion(turn):
                self._edit_question(self._turn(turn))
            case EditAnswer(_, attempt):
                self._edit_answer(self._attempt(attempt))
            case Fork(_, attempt):
                self._desk.fork(self._attempt(attempt))
                self._view.toast.say(tr("A new chat from here."))
            case DeleteTurn(turn):
                self._delete(turn)
            case DeleteAnswer(turn, attempt):
                self._delete_answer(turn, attempt)
            case _:
                assert_never(wish)

    def _turn(self, name: str) -> Turn:
        return next(turn for turn in self._desk.shown.thread if turn.id == name)

    def _attempt(self, name: str) -> Attempt:
        return next(each for turn in self._desk.shown.thread for each in turn.attempts if each.id == name)

    def _edit_question(self, turn: Turn) -> None:
        keep = partial(self._ask_otherwise, turn)
        Rewriting(tr("Ask otherwise"), tr("Ask"), turn.text, keep, self._window).open()

    def _ask_otherwise(self, turn: Turn, text: str) -> bool:
        """Whether it is asked."""
        if not self._is_there(turn.id):
            return False
        self._view.composer.setFocus()
        return self._desk.ask_otherwise(turn.id, text, self._view.composer.picker.tier)

    def _edit_answer(self, attempt: Attempt) -> None:
        keep = partial(self._rewrite, attempt)
        Rewriting(tr("Write the answer yourself"), tr("Keep"), attempt.text, keep, self._window).open()

    def _rewrite(self, attempt: Attempt, text: str) -> bool:
        """Whether it is kept."""
        if not self._is_there(attempt.turn) or not self._desk.session.rewrite(attempt.turn, attempt.id, text):
            return False
        self._view.transcript.go_to(attempt.turn)
        return True

    def _is_there(self, turn: str) -> bool:
        """While one writes, another window may delete what it is written to, or show another branch."""
        there = any(each.id == turn for each in self._desk.shown.thread)
        if not there:
            self._view.notice.say(_MOVED)
        return there

    def _delete(self, turn: str) -> None:
        """Gone from sight at once, for good when its undo is no longer offered."""
        if all(each.id == turn for each in self._desk.shown.turns if each.parent is None):
            self._delete_chat()
            return
        if self._desk.delete_turns(turn):
            self._offer_undo(turn, partial(self._desk.restore_turns, turn))

    def _delete_answer(self, turn: str, attempt: str) -> None:
        """As a turn; another answer comes to be shown."""
        if self._desk.delete_answer(turn, attempt):
            self._view.transcript.go_to(turn)
            self._offer_undo(turn, partial(self._desk.restore_answer, turn, attempt))

    def _offer_undo(self, turn: str, restore: Callable[[], bool]) -> None:
        self._view.undo.offer_undo(tr(_GONE), partial(self._undo, turn, restore))
        self._erasing.start()

    def _undo(self, turn: str, restore: Callable[[], bool]) -> None:
        """Offered again where it failed: the disk may soon be free."""
        self._erasing.stop()
        if restore():
            self._view.transcript.go_to(turn)
        else:
            self._offer_undo(turn, restore)

    @Slot()
    def _erase(self) -> None:
        self._erasing.stop()
        self._desk.archive.forget_turns()
