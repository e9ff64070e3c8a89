"""The person's votes on answers: kept for the tiers to learn from, and shown at the answers."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.conversation import Attempt, Conversation
from matryoshka.chat.identity import model_identity
from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.ui.needs import Votes
from matryoshka.ui.wishes import Vote


class Voting(QObject):
    """`changed(votes)` when others are to be shown, `troubled(AppError)` when they cannot be read or kept."""

    changed = Signal(object)
    troubled = Signal(object)

    def __init__(self, parent: QObject, table: Callable[[], Votes], ladder: Ladder) -> None:
        """`table` opens where they are kept, when it is first needed."""
        super().__init__(parent)
        self._ladder = ladder
        self._open = table
        self._opened: Votes | None = None
        self._votes: Mapping[str, bool] = {}

    def set_ladder(self, ladder: Ladder) -> None:
        self._ladder = ladder

    def close(self) -> None:
        if self._opened:
            self._opened.close()

    def show(self, conversation: Conversation) -> None:
        """Those on the answers of this one."""
        try:
            self._votes = self._table.votes(conversation.id) if conversation.turns else {}
        except AppError as fault:
            self.troubled.emit(fault)
            return
        self.changed.emit(self._votes)

    def vote(self, wish: Vote, conversation: Conversation) -> None:
        """The same vote again takes it back."""
        try:
            self._keep(wish, conversation)
        except AppError as fault:
            self.troubled.emit(fault)
        self.show(conversation)

    def _keep(self, wish: Vote, conversation: Conversation) -> None:
        thread = conversation.thread
        place = [turn.id for turn in thread].index(wish.turn)
        attempt = next(each for each in thread[place].attempts if each.id == wish.attempt)
        if self._votes.get(attempt.id) is wish.good:
            self._table.take_back(attempt.id)
        else:
            self._table.vote(thread[: place + 1], attempt, self._identity(attempt), good=wish.good)

    @property
    def _table(self) -> Votes:
        """Raises `AppError` where it cannot be opened."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _identity(self, attempt: Attempt) -> str:
        """Of the model that wrote it; empty where that has left the ladder, or its file the disk."""
        wrote = (attempt.tier, attempt.model)
        tier = next((each for each in self._ladder.tiers if (each.name, each.label) == wrote), None)
        with suppress(AppError):
            return model_identity(tier) if tier else ""
        return ""
