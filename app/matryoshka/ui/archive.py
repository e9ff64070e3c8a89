"""The chats that are kept: listed, renamed, deleted, brought back, erased."""

import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.conversation import Summary
from matryoshka.chat.filing import Filing
from matryoshka.errors import AppError
from matryoshka.ui.erasing import Erasing
from matryoshka.ui.needs import Store
from matryoshka.ui.searching import Searching
from matryoshka.ui.sessions import Sessions
from matryoshka.ui.told import told


class Archive(QObject):
    """`listed` when the list may be another, `gone(chat)` and `back(chat)` when one was deleted or restored.

    `troubled(AppError)` of faults.
    """

    listed = Signal()
    gone = Signal(str)
    back = Signal(str)
    troubled = Signal(object)

    def __init__(self, store: Store, sessions: Sessions) -> None:
        super().__init__()
        self._store = store
        self._sessions = sessions
        self._chats: tuple[Summary, ...] | None = None
        self._lost: AppError | None = None
        self.searching = Searching(store)
        self._erasing = Erasing(store)
        self._erasing.troubled.connect(self.troubled)

    def chats(self) -> tuple[Summary, ...]:
        """All of them, those in the trash too; as they were last where they cannot be read: that is told.

        Where they never could be, there are none, and `lost` is why.
        """
        try:
            self._chats, self._lost = self._store.summaries(trash=True), None
        except AppError as fault:
            self._miss(fault)
        return self._chats or ()

    def _miss(self, fault: AppError) -> None:
        if self._chats is None:
            self._lost = fault
        else:
            self.troubled.emit(fault)

    @property
    def lost(self) -> AppError | None:
        """What has kept the chats from being listed even once."""
        return self._lost

    def rename(self, chat: str, title: str) -> None:
        if told(lambda: self._store.rename(chat, title), self.troubled):
            self._sessions.rename(chat, title)
        self.listed.emit()

    def retitle(self, chat: str, before: str, title: str) -> None:
        """Call it `title` where nobody has called it otherwise than `before`. A fault matters little."""
        with suppress(AppError):
            if self._store.retitle(chat, before, title):
                self._sessions.rename(chat, title)
        self.listed.emit()

    def file(self, change: Callable[[Filing], None]) -> bool:
        """Put something elsewhere; whether that went well."""
        filed = told(lambda: change(self._store.filing), self.troubled)
        self.listed.emit()
        return filed

    def throw_away(self, chat: str) -> bool:
        """Into the trash; else as `delete`."""
        return self._take_away(chat, self._store.filing.throw_away)

    def take_out(self, chat: str) -> bool:
        """Bring back what is in the trash; whether that went well."""
        return self._bring_back(chat, self._store.filing.take_out)

    def empty_trash(self) -> None:
        """Erase all that is in it."""
        trash = [each.id for each in self.chats() if each.trashed is not None]
        for session in filter(None, map(self._sessions.working, trash)):
            session.close()
        if self.file(lambda files: files.empty_trash()):
            for chat in trash:
                self._sessions.drop(chat)
                self.gone.emit(chat)
            self.forget()

    def delete(self, chat: str) -> bool:
        """Hide a conversation until `restore` or `forget`; an answer growing in it is stopped.

        The value says whether that went well.
        """
        return self._take_away(chat, self._store.delete)

    def _take_away(self, chat: str, take: Callable[[str], None]) -> bool:
        if session := self._sessions.working(chat):
            session.close()
        taken = told(lambda: take(chat), self.troubled)
        if taken:
            self._sessions.drop(chat)
            self.gone.emit(chat)
        self._sessions.settle()
        return taken

    def restore(self, chat: str) -> bool:
        """Bring back what was deleted; whether that went well."""
        return self._bring_back(chat, self._store.restore)

    def _bring_back(self, chat: str, bring: Callable[[str], None]) -> bool:
        brought = told(lambda: bring(chat), self.troubled)
        if brought:
            self.back.emit(chat)
        self.listed.emit()
        return brought

    def forget(self, age: float = 0.0) -> None:
        """Have erased what was deleted `age` seconds ago or earlier."""
        now = time.time()
        self._erasing.begin(lambda store: store.purge(age, now))

    def forget_turns(self, age: float = 0.0) -> None:
        """As `forget`, of turns."""
        now = time.time()
        self._erasing.begin(lambda store: store.purge_turns(age, now))

    def close(self) -> None:
        """Erase all that was deleted; no thread is left."""
        self.searching.end()
        self._erasing.end()
        told(self._store.purge, self.troubled)
        told(self._store.purge_turns, self.troubled)
