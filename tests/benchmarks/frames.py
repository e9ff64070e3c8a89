"""What the window's thread spends on one frame, and on many."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QEventLoop, Qt, QTimer

FRAME = 1000 / 60
"""Milliseconds between two pictures of a screen."""
_SHARE = 0.99


@dataclass(frozen=True, slots=True)
class Frames:
    """Milliseconds of processor time of the window's thread, frame by frame."""

    spent: tuple[float, ...]

    @property
    def mean(self) -> float:
        return sum(self.spent) / len(self.spent)

    @property
    def high(self) -> float:
        """The 99th percentile."""
        return sorted(self.spent)[int(_SHARE * len(self.spent))]

    @property
    def worst(self) -> float:
        return max(self.spent)

    @classmethod
    def of(cls, spent: Sequence[float]) -> Self:
        return cls(tuple(spent))


class Watch:
    """Tells what the thread that made it has spent since then, in milliseconds of processor time."""

    def __init__(self) -> None:
        self._begun = time.thread_time()

    @property
    def spent(self) -> float:
        return 1000 * (time.thread_time() - self._begun)


def let_pass(milliseconds: float = FRAME) -> None:
    """Let the window do whatever it has to do, for so long."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer, interval=round(milliseconds))
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
