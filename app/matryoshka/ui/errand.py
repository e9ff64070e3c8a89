"""A job whose items and end go to two functions, both called on the window's thread."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.ui.job import Job


class Errand(QObject):
    """Starts at once; `hear` gets what `work(stop)` yields, `end` the fault that ended it, or None."""

    def __init__(
        self,
        work: Callable[[Stop], Iterator[Any]],
        hear: Callable[[Any], object],
        end: Callable[[AppError | None], object],
    ) -> None:
        super().__init__()
        self._hear = hear
        self._end = end
        self._heard = True
        self.done = False
        self._job = Job(work)
        self._job.yielded.connect(self._pass_on)
        self._job.ended.connect(self._finish)
        self._job.start()

    def stop(self) -> None:
        """Wish it to end; what it yields until then is still heard."""
        self._job.stop()

    def drop(self) -> None:
        """Wish it to end, and hear no more of it."""
        self._heard = False
        self._job.stop()

    def wait(self) -> None:
        self._job.wait()

    @Slot(object)
    def _pass_on(self, item: object) -> None:
        if self._heard:
            self._hear(item)

    @Slot(object)
    def _finish(self, fault: AppError | None) -> None:
        self._job.wait()
        self.done = True
        if self._heard:
            self._end(fault)
