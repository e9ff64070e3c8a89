"""A field that unfolds: what can be chosen from lies below it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from matryoshka.ui.transcript.paint import paint_chevron

_FROM_EDGE = 16


class Chooser(QComboBox):
    """Takes what room there is; its chevron is drawn in the ink of all small print."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QPointF(self.width() - _FROM_EDGE, self.height() / 2)
        paint_chevron(painter, place, self.palette().placeholderText().color(), down=True)
        painter.end()
