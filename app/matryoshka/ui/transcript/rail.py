"""The rail at the left: one glance down it tells who spoke."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter

from matryoshka.ui.transcript.rows import Rail
from matryoshka.ui.transcript.slab import Look

WIDTH = 3


def paint_rail(painter: QPainter, look: Look, rail: Rail, place: QRectF, *, starts: bool, ends: bool) -> None:
    """One row's piece of it, round where it starts or ends, blending where it passes a seam."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_brush(look, rail, place))
    round_end = WIDTH / 2
    painter.drawRect(place.adjusted(0, round_end if starts else 0, 0, -round_end if ends else 0))
    if starts:
        painter.drawEllipse(QRectF(place.left(), place.top(), WIDTH, WIDTH))
    if ends:
        painter.drawEllipse(QRectF(place.left(), place.bottom() - WIDTH, WIDTH, WIDTH))


def _brush(look: Look, rail: Rail, place: QRectF) -> QBrush:
    top, foot = look.colour(rail.top), look.colour(rail.foot)
    if top == foot:
        return QBrush(top)
    blend = QLinearGradient(QPointF(0, place.top()), QPointF(0, place.bottom()))
    blend.setColorAt(0, top)
    blend.setColorAt(1, foot)
    return QBrush(blend)
