"""Listens on a thread of its own: nobody waits for a service, or for a keyring, longer than wished."""

import threading
from collections.abc import Callable, Generator, Iterator
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError

_Item = TypeVar("_Item")


class Call(Generic[_Item]):
    """The items of `work`, which waits; `hang_up` makes it wait no longer, and may be called at any time."""

    def __init__(self, work: Callable[[], Iterator[_Item]], hang_up: Callable[[], None]) -> None:
        self._work = work
        self._hang_up = hang_up
        self._items: SimpleQueue[_Item | AppError | None] = SimpleQueue()

    def items(self, stop: Stop, patience: float) -> Generator[_Item, None, None]:
        """Until the last, or `stop`. Raises the work's `AppError`, TimeoutError after seconds without one."""
        forget = stop.when_set(self._end)
        threading.Thread(target=self._listen, name="service", daemon=True).start()
        try:
            while not stop.is_set() and (item := self._next(patience)) is not None:
                if isinstance(item, AppError):
                    raise item
                yield item
        finally:
            forget()
            self._hang_up()

    def _next(self, patience: float) -> _Item | AppError | None:
        try:
            return self._items.get(timeout=patience)
        except Empty:
            raise TimeoutError from None

    def _end(self) -> None:
        self._items.put(None)  # before what the work says of a connection that breaks
        self._hang_up()

    def _listen(self) -> None:
        try:
            for item in self._work():
                self._items.put(item)
        except AppError as fault:
            self._items.put(fault)
        finally:
            self._items.put(None)
