"""A share as a bar, with a line over it from end to end of its interval."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from matryoshka.chat.calibration import Estimate
from matryoshka.ui.fonts import grown
from matryoshka.ui.theme import Theme

_WIDE, _HIGH, _BAR = 220, 16, 8
"""Pixels at the usual size of text."""


class ShareBar(QWidget):
    """In the colour of its tier; from the right where one reads so."""

    def __init__(self, share: Estimate, colour: QColor, theme: Theme) -> None:
        super().__init__()
        self._share, self._colour, self._theme = share, colour, theme
        self.setMinimumWidth(grown(_WIDE) // 2)
        self.setFixedHeight(grown(_HIGH))

    def sizeHint(self) -> QSize:
        return QSize(grown(_WIDE), grown(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        high, wide = float(grown(_BAR)), self.width() - 2.0
        track = QRectF(1, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.hairline)
        painter.drawRoundedRect(track, high / 2, high / 2)
        painter.setBrush(self._colour)
        painter.setClipRect(QRectF(1, 0, wide * self._share.value, self.height()))
        painter.drawRoundedRect(track, high / 2, high / 2)
        painter.setClipping(False)
        self._draw_interval(painter, wide)

    def _draw_interval(self, painter: QPainter, wide: float) -> None:
        middle, tick = self.height() / 2, self.height() / 4
        ends = [1 + wide * each for each in (self._share.low, self._share.high)]
        painter.setPen(QPen(self._theme.ink, 1.4))
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for end in ends:
            painter.drawLine(QPointF(end, middle - tick), QPointF(end, middle + tick))
