"""The dolls of a seam in a row: those who asked, arrows, and the elder that opens at the waist."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from matryoshka.chat.events import Handoff
from matryoshka.ui.doll import LIFT, WIDTH, Pose, paint_doll
from matryoshka.ui.transcript.paint import paint_arrow
from matryoshka.ui.transcript.slab import Look

_BIGGEST = 42
_GAP = 9
_ARROW = 12


class Dolls:
    """`width` and `height` are in pixels, the opened lid included."""

    def __init__(self, handoffs: Sequence[Handoff], look: Look) -> None:
        self._look = look
        self._juniors = [handoff.junior for handoff in handoffs]
        self._elder = handoffs[-1].elder
        self.height = round(self._high(self._elder) * (1 + LIFT))
        wide = sum(self._high(tier) * WIDTH for tier in (*self._juniors, self._elder))
        self.width = wide + len(handoffs) * (2 * _GAP + _ARROW)

    def paint(self, painter: QPainter, at: QPointF, progress: float) -> None:
        """All stand on one floor; `progress` is how far the elder has opened, 0 to 1."""
        floor, x = at.y() + self.height, at.x()
        for tier in self._juniors:
            place = self._place(tier, x, floor)
            paint_doll(painter, place, self._look.colour(tier), Pose.AWAKE)
            x = place.right() + _GAP
            middle = floor - self._high(self._juniors[0]) / 2
            paint_arrow(painter, QPointF(x, middle), _ARROW, self._look.theme.muted)
            x += _ARROW + _GAP
        colour, inner = self._look.colour(self._elder), self._look.colour(self._juniors[-1])
        paint_doll(painter, self._place(self._elder, x, floor), colour, Pose.OPENING, progress, inner=inner)

    def _place(self, tier: str, x: float, floor: float) -> QRectF:
        high = self._high(tier)
        return QRectF(x, floor - high, high * WIDTH, high)

    def _high(self, tier: str) -> int:
        return round(_BIGGEST * self._look.nest.size(tier))
