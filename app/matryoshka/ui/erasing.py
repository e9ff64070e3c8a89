"""Erases beside the window what was deleted: out of many chats that takes longer than a frame."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.ui.errand import Errand
from matryoshka.ui.needs import Store

Erase = Callable[[Store], None]


class Erasing(QObject):
    """One erasure after the other; `troubled(AppError)` of one that failed: the next start does it again."""

    troubled = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._waiting = deque[Erase]()
        self._errand: Errand | None = None

    def begin(self, erase: Erase) -> None:
        """Have it done on a thread of its own, with a store of its own."""
        self._waiting.append(erase)
        if not self._errand:
            self._next()

    def end(self) -> None:
        """Return when nothing is being erased; what still waits is left undone."""
        self._waiting.clear()
        if self._errand:
            self._errand.wait()

    def _next(self) -> None:
        self._errand = None
        if self._waiting:
            self._errand = Errand(partial(self._work, self._waiting.popleft()), self._hear, self._finish)

    def _work(self, erase: Erase, _stop: Stop) -> Iterator[None]:
        with closing(self._store.another()) as other:
            erase(other)
        yield

    def _hear(self, _nothing: None) -> None:
        """All there is to tell is that it ended."""

    def _finish(self, fault: AppError | None) -> None:
        self._next()
        if fault:
            self.troubled.emit(fault)
