"""Work of several kinds at once: of each kind only the newest is heard, and none outlives the window."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.ui.errand import Errand


class Errands(QObject):
    """`troubled(AppError)` of every fault."""

    troubled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._running: dict[str, Errand] = {}
        self._dropped: list[Errand] = []

    def run(
        self,
        kind: str,
        work: Callable[[Stop], Iterator[Any]],
        hear: Callable[[Any], object],
        end: Callable[[], object] = lambda: None,
        fail: Callable[[], object] = lambda: None,
    ) -> None:
        """Drop what runs of this kind, and begin; `hear` gets what it yields, `end` comes if it went well.

        `fail` comes where it did not, before that is told. A fault that it yields did not end it: it is
        told as one that did.
        """
        self.drop(kind)
        self._running[kind] = Errand(
            work, partial(self._pass_on, hear), lambda fault: self._end(kind, fault, end, fail)
        )

    def stop(self, kind: str) -> None:
        """Wish what runs of this kind to end; what it yields until then is heard."""
        if errand := self._running.get(kind):
            errand.stop()

    def drop(self, kind: str) -> None:
        """Wish what runs of this kind to end, and hear no more of it."""
        if errand := self._running.pop(kind, None):
            errand.drop()
            self._dropped.append(errand)

    @property
    def kinds(self) -> frozenset[str]:
        """What runs now."""
        return frozenset(self._running)

    def running(self, kind: str) -> bool:
        return kind in self._running

    def close(self) -> None:
        """Stop all; no thread is left."""
        for errand in (*self._running.values(), *self._dropped):
            errand.drop()
            errand.wait()

    def _pass_on(self, hear: Callable[[Any], object], item: object) -> None:
        if isinstance(item, AppError):
            self.troubled.emit(item)
        else:
            hear(item)

    def _end(
        self, kind: str, fault: AppError | None, end: Callable[[], object], fail: Callable[[], object]
    ) -> None:
        del self._running[kind]
        self._dropped = [each for each in self._dropped if not each.done]
        if fault:
            fail()
            self.troubled.emit(fault)
        else:
            end()
