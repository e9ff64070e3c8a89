"""Dolls side by side on one ground: the brand, and the tiers of the first screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.theme import Nest, Theme

_GAP = 0.22


@dataclass(frozen=True, slots=True)
class Doll:
    """`size` is its height against that of the row."""

    size: float
    colour: Callable[[Theme], QColor]


def doll_of(tier: str, nest: Nest) -> Doll:
    return Doll(nest.size(tier), lambda theme: nest.colour(tier, theme))


class DollRow(QWidget):
    """As wide as its dolls, as high as the tallest; `height` is that of a doll of size 1, in pixels."""

    def __init__(self, dolls: Sequence[Doll], height: float, theme: Theme) -> None:
        super().__init__()
        self._dolls = tuple(dolls)
        self._theme = theme
        self.set_height(height)

    def set_height(self, height: float) -> None:
        self._places = list[QRectF]()
        left, ground = 1.0, 1 + max(height * doll.size for doll in self._dolls)
        for doll in self._dolls:
            own = height * doll.size
            self._places.append(QRectF(left, ground - own, own * WIDTH, own))
            left += own * WIDTH + _GAP * own
        self.setFixedSize(QSize(round(self._places[-1].right()) + 2, round(ground) + 1))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for doll, place in zip(self._dolls, self._places, strict=True):
            paint_doll(painter, place, doll.colour(self._theme), Pose.AWAKE)
        painter.end()
