"""Looks for words in all chats beside the window: on a slow disk that takes longer than a frame."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.engine import Stop
from matryoshka.chat.seeking import Sighting
from matryoshka.errors import AppError
from matryoshka.ui.errand import Errand
from matryoshka.ui.needs import Store


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words that are looked for; `number` tells a search from those before it."""

    number: int
    words: str


_Wishes = SimpleQueue[_Sought | None]
"""What is looked for next; None ends it."""


class Searching(QObject):
    """`found(tuple of Sightings)` of the last search begun, or `failed(AppError)`; of others nothing is told.

    Its thread, with a store of its own, begins with the first search and is there until `end`.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._number = 0
        self._wishes = _Wishes()
        self._errand: Errand | None = None
        self._awaited = False

    @property
    def running(self) -> bool:
        """Whether the last search is still to be answered."""
        return self._awaited

    def begin(self, words: str) -> None:
        """Look for these words instead of those before."""
        if not self._errand:
            self._wishes = _Wishes()
            self._errand = Errand(partial(self._work, self._wishes), self._hear, self._fail)
        self._number += 1
        self._awaited = True
        self._wishes.put(_Sought(self._number, words))

    def drop(self) -> None:
        """Nothing is looked for any more."""
        self._awaited = False

    def end(self) -> None:
        """No thread is left."""
        self.drop()
        self._wishes.put(None)
        if self._errand:
            self._errand.drop()
            self._errand.wait()
            self._errand = None

    def _work(self, wishes: _Wishes, _stop: Stop) -> Iterator[tuple[int, tuple[Sighting, ...]]]:
        with closing(self._store.another()) as store:
            while sought := _newest(wishes):
                yield sought.number, store.search(sought.words)

    def _hear(self, found: tuple[int, tuple[Sighting, ...]]) -> None:
        number, places = found
        if self._awaited and number == self._number:
            self._awaited = False
            self.found.emit(places)

    def _fail(self, fault: AppError | None) -> None:
        self._errand = None
        if fault and self._awaited:
            self._awaited = False
            self.failed.emit(fault)


def _newest(wishes: _Wishes) -> _Sought | None:
    """The last of those that wait; the first to come where none does."""
    newest = wishes.get()
    while newest and not wishes.empty():
        newest = wishes.get()
    return newest
