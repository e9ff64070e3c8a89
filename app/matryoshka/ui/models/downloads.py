"""The queue of downloads, as the window sees it: it runs while something waits, and is told of calmly."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.fetching import Fetched
from matryoshka.models.remote import RemoteModel
from matryoshka.models.waitlist import Download
from matryoshka.ui.errand import Errand
from matryoshka.ui.models.listed import key_of
from matryoshka.ui.needs import Queues

LOOK = 250
"""Milliseconds between two pictures of what comes."""


class Downloads(QObject):
    """`changed` when a picture is due, `arrived(Download)` of a model that is here, `troubled(AppError)`."""

    changed = Signal()
    arrived = Signal(object)
    troubled = Signal(object)

    def __init__(self, queue: Queues) -> None:
        super().__init__()
        self._queue = queue
        self._running: Errand | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self.changed)

    @property
    def all(self) -> dict[str, Download]:
        """By the keys of their rows, in the order of the queue."""
        return {key_of(each.model.source): each for each in self._queue.downloads}

    def get(self, model: RemoteModel) -> None:
        self._try(lambda: self._queue.add(model))

    def pause(self, source: str) -> None:
        self._try(lambda: self._queue.pause(source))

    def resume(self, source: str) -> None:
        self._try(lambda: self._queue.resume(source))

    def cancel(self, source: str) -> None:
        self._try(lambda: self._queue.cancel(source))

    def run(self) -> None:
        """Fetch what waits, if nothing is fetched already."""
        if not self._running and self._queue.wanted:
            self._running = Errand(self._work, self._hear, self._end)

    def close(self) -> None:
        """Stop; what is on its way goes on at the next start. No thread is left."""
        self._look.stop()
        if self._running:
            self._running.drop()
            self._running.wait()

    def _work(self, stop: Stop) -> Iterator[Download]:
        return self._queue.run(stop)

    def _try(self, step: Callable[[], None]) -> None:
        """A change that could not be written counts all the same, and that is told."""
        try:
            step()
        except AppError as fault:
            self.troubled.emit(fault)
        self.changed.emit()
        self.run()

    def _hear(self, download: Download) -> None:
        if isinstance(download.event, Fetched):
            self.arrived.emit(download)
        if not self._look.isActive():
            self._look.start()

    def _end(self, fault: AppError | None) -> None:
        self._running = None
        if fault:
            self.troubled.emit(fault)
        self.changed.emit()
        self.run()
