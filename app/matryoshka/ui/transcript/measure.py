"""Where the column of text stands in its window."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QTransform

from matryoshka.ui.transcript.slabs import AnySlab

COLUMN = 740
"""Width of the text with its rail, in pixels."""
INDENT = 24
"""From the rail's left edge to the text."""
_MARGIN = 24


@dataclass(slots=True)
class Measure:
    """`window` is the width in whose middle the column stands.

    All is measured as if text were of its usual size; it is painted `zoom` times as large.
    """

    window: int = COLUMN + 2 * _MARGIN
    zoom: float = 1.0

    def within(self, pixels: int) -> int:
        """How much of the column so many pixels of the screen show."""
        return math.ceil(pixels / self.zoom)

    def point(self, pixels: QPointF) -> QPointF:
        """Where in the column a place of the screen is."""
        return pixels / self.zoom

    def shown(self, place: QRectF) -> QRect:
        """Where on the screen a place of the column is."""
        return QTransform.fromScale(self.zoom, self.zoom).mapRect(place).toAlignedRect()

    @property
    def width(self) -> int:
        return max(240, min(COLUMN, self.window - 2 * _MARGIN))

    @property
    def left(self) -> int:
        return (self.window - self.width) // 2

    def x_of(self, slab: AnySlab) -> int:
        return self.left + _indent(slab)

    def width_of(self, slab: AnySlab) -> int:
        return self.width - _indent(slab)


def _indent(slab: AnySlab) -> int:
    """How far right of the column's edge it stands."""
    inset: int = slab.row.place.inset
    return inset + (INDENT if slab.row.place.rail else 0)
