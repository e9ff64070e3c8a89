"""The meter of doubt: a bar from one colour into the other, and a tick where the limit is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.paint import write, write_right
from matryoshka.ui.transcript.slab import Look

_WORDS, _GAP, _BAR, _LINE = 108, 12, 88, 17
DOUBT_WIDTH = _WORDS + _GAP + _BAR
DOUBT_HEIGHT = 2 * _LINE

Colours = tuple[QColor, QColor]
Shares = tuple[float, float]
"""Doubt and limit, 0 to 1."""


def paint_doubt(painter: QPainter, look: Look, at: QPointF, colours: Colours, shares: Shares) -> None:
    """Both figures below each other, the meter at their right."""
    font, muted = look.fonts.small, look.theme.muted
    line = QRectF(at.x(), at.y(), _WORDS, _LINE)
    for said in words.doubt_and_limit(*shares):
        write_right(painter, said, font, muted, line)
        line.translate(0, _LINE)
    place = QPointF(at.x() + _WORDS + _GAP, at.y() + _LINE)
    _paint_meter(painter, look, place, colours, shares)


def paint_doubt_line(painter: QPainter, look: Look, at: QPointF, colours: Colours, shares: Shares) -> None:
    """The meter, and both figures in a line at its right: 20 pixels high."""
    _paint_meter(painter, look, at + QPointF(0, 10), colours, shares)
    said = ", ".join(words.doubt_and_limit(*shares))
    place = QRectF(at.x() + _BAR + _GAP, at.y(), 200, 20)
    write(painter, said, look.fonts.small, look.theme.muted, place)


def _paint_meter(painter: QPainter, look: Look, left: QPointF, colours: Colours, shares: Shares) -> None:
    """`left` is the middle of its left edge."""
    doubt, limit = shares
    bar = QRectF(left.x(), left.y() - 3, _BAR, 6)
    blend = QLinearGradient(bar.topLeft(), bar.topRight())
    blend.setColorAt(0, colours[0])
    blend.setColorAt(1, colours[1])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.hairline)
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(blend)
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(6.0, _BAR * doubt), 6), 3, 3)
    painter.fillRect(QRectF(round(bar.left() + _BAR * limit) - 1, bar.top() - 3, 2, 12), look.theme.ink)
