"""The frontier, drawn: a curve in a band of what is likely, and the point that the dial stands at."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from matryoshka.ui.calibration.frontier import Frontier, Spot
from matryoshka.ui.fonts import grown
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import percent

_SIZE = QSize(300, 200)
_MARGINS = QMarginsF(46, 28, 14, 24)
"""Pixels around the field, for the words of its axes."""
_LINE = 16
_KNOB = 5.5
_BAND = 0.14
"""How much of the ink its ground has."""


class FrontierView(QWidget):
    """A picture; all that it tells stands in words beside it too."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        super().__init__()
        self._theme, self._font = theme, font
        self._ends = (theme.ink, theme.ink)
        self._frontier: Frontier | None = None
        self.setMinimumSize(_size())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return _size()

    def show_frontier(self, frontier: Frontier, described: str) -> None:
        """`described` is what it shows, for those who listen."""
        self._frontier = frontier
        self.setAccessibleName(tr("How good the answers are. {described}", described=described))
        self.update()

    def set_colours(self, junior: QColor, elder: QColor, theme: Theme) -> None:
        self._theme, self._ends = theme, (junior, elder)
        self.setMinimumSize(_size())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (frontier := self._frontier):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        field = QRectF(self.rect()).marginsRemoved(_MARGINS * grown(100) / 100)
        self._paint_heights(painter, field, frontier)
        self._paint_chance(painter, field, frontier)
        self._paint_shares(painter, field)
        self._paint_curve(painter, field, frontier)
        self._paint_knob(painter, _place(frontier, frontier.knob, field), field)
        painter.end()

    def _paint_heights(self, painter: QPainter, field: QRectF, frontier: Frontier) -> None:
        for height in frontier.marks():
            y = _place(frontier, Spot(0, height), field).y()
            painter.setPen(QPen(self._theme.hairline, 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            beside = QRectF(0, y - grown(_LINE) / 2, field.left() - 8, grown(_LINE))
            self._write(painter, percent(height), beside, Qt.AlignmentFlag.AlignRight)
        above = QRectF(field.left(), 0, field.width(), grown(_LINE))
        self._write(
            painter,
            tr("as good as always asking {elder}", elder=frontier.elder),
            above,
            Qt.AlignmentFlag.AlignLeft,
        )

    def _paint_shares(self, painter: QPainter, field: QRectF) -> None:
        below = QRectF(field.left(), field.bottom() + 4, field.width(), grown(_LINE))
        self._write(painter, percent(0), below, Qt.AlignmentFlag.AlignLeft)
        self._write(painter, percent(1), below, Qt.AlignmentFlag.AlignRight)
        self._write(painter, tr("of the questions go up"), below, Qt.AlignmentFlag.AlignHCenter)

    def _write(self, painter: QPainter, words: str, space: QRectF, side: Qt.AlignmentFlag) -> None:
        painter.setPen(self._theme.muted)
        painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_chance(self, painter: QPainter, field: QRectF, frontier: Frontier) -> None:
        """Where tossing a coin would lead, with its name below the line."""
        start, end = (_place(frontier, spot, field) for spot in frontier.chance)
        painter.setPen(QPen(self._theme.muted, 1, Qt.PenStyle.DotLine))
        painter.drawLine(start, end)
        middle = (start + end) / 2
        below = QRectF(middle.x(), middle.y() + 4, field.right() - middle.x(), grown(_LINE))
        self._write(painter, tr("by chance"), below, Qt.AlignmentFlag.AlignLeft)

    def _paint_curve(self, painter: QPainter, field: QRectF, frontier: Frontier) -> None:
        colours = QBrush(self._gradient(field))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours)
        painter.setOpacity(_BAND)
        painter.drawPolygon(_polygon(frontier, frontier.band, field))
        painter.setOpacity(1.0)
        painter.setPen(QPen(colours, 2))
        painter.drawPolyline(_polygon(frontier, frontier.curve, field))

    def _gradient(self, field: QRectF) -> QLinearGradient:
        gradient = QLinearGradient(field.topLeft(), field.topRight())
        for place, colour in zip((0.0, 1.0), self._ends, strict=True):
            gradient.setColorAt(place, colour)
        return gradient

    def _paint_knob(self, painter: QPainter, centre: QPointF, field: QRectF) -> None:
        painter.setPen(QPen(self._theme.ink, 1, Qt.PenStyle.DotLine))
        painter.drawLine(centre, QPointF(centre.x(), field.bottom()))
        painter.setPen(QPen(self._theme.ink, 2))
        painter.setBrush(self._theme.surface)
        painter.drawEllipse(centre, _KNOB, _KNOB)


def _size() -> QSize:
    return QSize(grown(_SIZE.width()), grown(_SIZE.height()))


def _polygon(frontier: Frontier, spots: Iterable[Spot], field: QRectF) -> QPolygonF:
    return QPolygonF([_place(frontier, spot, field) for spot in spots])


def _place(frontier: Frontier, spot: Spot, field: QRectF) -> QPointF:
    """Where a spot lies on the screen."""
    height = (spot.quality - frontier.bottom) / (frontier.top - frontier.bottom)
    return QPointF(field.left() + spot.share * field.width(), field.bottom() - height * field.height())
