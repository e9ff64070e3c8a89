"""The drawings of formulas: made beside the window, kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from queue import Empty, SimpleQueue
from typing import Protocol, TypeVar

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer

from matryoshka.chat.engine import Stop
from matryoshka.typesetting.formula import Drawing, Drawn, Formula
from matryoshka.ui.job import Job

_KEPT = 512
_IDLE = 20.0
"""Seconds after which nobody waits for another formula."""


K = TypeVar("K")
V = TypeVar("V")


class Typesets(Protocol):
    def draw(self, formula: Formula, stop: Stop) -> Drawn: ...


class Formulas(QObject):
    """`drawn` when formulas that were asked for can be shown, or it is known that they cannot."""

    drawn = Signal()

    def __init__(
        self, typesetter: Callable[[], AbstractContextManager[Typesets]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._typesetter = typesetter
        self._known: OrderedDict[Formula, Drawn | None] = OrderedDict()
        self._pictures: OrderedDict[tuple[Formula, str], QSvgRenderer] = OrderedDict()
        self._wanted: SimpleQueue[Formula | None] = SimpleQueue()
        self._job: Job | None = None
        self._closed = False

    def find(self, formula: Formula) -> Drawn | None:
        """Its drawing; None while it is not there yet: it is then made, and `drawn` tells of it."""
        if formula not in self._known:
            _keep(self._known, formula, None)
            self._wanted.put(formula)
            self._begin()
        self._known.move_to_end(formula)
        return self._known[formula]

    def picture(self, formula: Formula, ink: QColor) -> QSvgRenderer | None:
        """Its drawing in a colour; None where there is none."""
        drawing, key = self.find(formula), (formula, ink.name())
        if not isinstance(drawing, Drawing):
            return None
        if key not in self._pictures:
            coloured = drawing.svg.replace('"black"', f'"{ink.name()}"')
            _keep(self._pictures, key, QSvgRenderer(QByteArray(coloured.encode())))
        self._pictures.move_to_end(key)
        return self._pictures[key]

    @Slot()
    def close(self) -> None:
        """Draw no more, and return when all is cleared away."""
        self._closed = True
        if self._job:
            self._job.stop()
            self._wanted.put(None)
            self._job.wait()

    def _begin(self) -> None:
        if not self._job and not self._closed:
            self._job = Job(self._draw)
            self._job.yielded.connect(self._take)
            self._job.ended.connect(self._ended)
            self._job.start()

    def _draw(self, stop: Stop) -> Iterator[tuple[Formula, Drawn]]:
        """Until nobody has wished for a formula for a while."""
        with self._typesetter() as typesetter:
            while not stop.is_set():
                try:
                    wanted = self._wanted.get(timeout=_IDLE)
                except Empty:
                    return
                if wanted:
                    yield wanted, typesetter.draw(wanted, stop)

    @Slot(object)
    def _take(self, made: tuple[Formula, Drawn]) -> None:
        formula, drawn = made
        if formula in self._known:
            self._known[formula] = drawn
        self.drawn.emit()

    @Slot(object)
    def _ended(self, fault: object) -> None:
        del fault
        self._job = None
        if not self._wanted.empty():
            self._begin()


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    """What was not used for longest goes."""
    kept[key] = value
    while len(kept) > _KEPT:
        kept.popitem(last=False)
