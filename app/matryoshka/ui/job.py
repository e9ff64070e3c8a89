"""Long work of every kind: one worker thread drains one generator, one queued signal tells of it."""

import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.saying import say


def _defect() -> AppError:
    return AppError(
        say("The program made a mistake here."), say("Ask again, or copy the report for its makers.")
    )


class Job(QObject):
    """Drains `work(stop)`; connect first, then `start`, so that no item is lost.

    `ended` comes once, last: with None, or with the AppError that ended the work. Any other
    exception is a defect: `ended` says so in a sentence, and it goes on to `threading.excepthook`.
    """

    yielded = Signal(object)
    ended = Signal(object)

    def __init__(self, work: Callable[[Stop], Iterator[object]]) -> None:
        super().__init__()
        self._work = work
        self._stop = Stop()
        self._thread = threading.Thread(target=self._drain, name="job")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def wait(self) -> None:
        """Return when the thread has ended; what it still yields lies in the event queue."""
        self._thread.join()

    def _drain(self) -> None:
        outcome: AppError | None = _defect()
        try:
            for item in self._work(self._stop):
                self.yielded.emit(item)
            outcome = None
        except AppError as error:
            outcome = error
        finally:
            self.ended.emit(outcome)
