"""Python's search for garbage, kept on the window's thread: it may destroy widgets, which no other may."""

import gc
from typing import Self

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 1000
"""Milliseconds between two looks whether a search is due."""


class GarbageWatch(QObject):
    """Inside it garbage is searched for as often as Python would, but never on a worker's thread.

    What lives when `spare` is called is not searched through again: that would hold up a frame.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spares = False
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Self:
        gc.disable()
        self._timer.start()
        return self

    def spare(self) -> None:
        """Most of what is there at the start stays to the end."""
        gc.freeze()
        self._spares = True

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self._spares:
            gc.unfreeze()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit]
        if due:
            gc.collect(due[-1])
