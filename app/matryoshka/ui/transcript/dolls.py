"""The dolls of a seam in a row: those who asked, arrows, and the elder that opens at the waist or waits."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.doll import LIFT, WIDTH, Pose, paint_doll
from matryoshka.ui.transcript.paint import paint_arrow
from matryoshka.ui.transcript.slab import Look

_BIGGEST = 42
_GAP = 9
_ARROW = 12


class Dolls:
    """`width` and `height` are in pixels, the opened lid included."""

    def __init__(self, juniors: Sequence[str], elder: str, look: Look, *, opens: bool = True) -> None:
        """An elder that does not open waits, as an outline."""
        self._look = look
        self._juniors = juniors
        self._elder = elder
        self._opens = opens
        self.height = round(self._high(elder) * (1 + LIFT if opens else 1))
        wide = sum(self._high(tier) * WIDTH for tier in (*juniors, elder))
        self.width = wide + len(juniors) * (2 * _GAP + _ARROW)

    def paint(self, painter: QPainter, at: QPointF, progress: float = 0.0) -> None:
        """All stand on one floor; `progress` is how far the elder has opened, 0 to 1."""
        floor, x = at.y() + self.height, at.x()
        for tier in self._juniors:
            place = self._place(tier, x, floor)
            paint_doll(painter, place, self._look.colour(tier), Pose.AWAKE)
            x = place.right() + _GAP
            middle = floor - self._high(self._juniors[0]) / 2
            paint_arrow(painter, QPointF(x, middle), _ARROW, self._look.theme.muted)
            x += _ARROW + _GAP
        pose = Pose.OPENING if self._opens else Pose.ASLEEP
        inner = self._look.colour([self._elder, *self._juniors][-1])
        place, colour = self._place(self._elder, x, floor), self._look.colour(self._elder)
        paint_doll(painter, place, colour, pose, progress, inner=inner)

    def _place(self, tier: str, x: float, floor: float) -> QRectF:
        high = self._high(tier)
        return QRectF(x, floor - high, high * WIDTH, high)

    def _high(self, tier: str) -> int:
        return round(_BIGGEST * self._look.nest.size(tier))
