"""The dial: from thrifty to careful, step by step."""

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider

from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

SETTLED = 350
"""Milliseconds without another key after which a step is chosen."""
_HEIGHT, _TRACK, _KNOB = 24, 4.0, 8.0


class Dial(QSlider):
    """`valueChanged` on the way, `chosen(step)` when the person has come to rest on one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(tr("From thrifty to careful"))
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(96)
        self._theme = theme
        self._ends = (theme.ink, theme.ink)
        self._settling = QTimer(self, singleShot=True, interval=SETTLED)
        self._settling.timeout.connect(self._settle)
        self.valueChanged.connect(self._settle_soon)
        self.sliderReleased.connect(self._settle)

    def show_step(self, step: int, steps: int) -> None:
        """Stand at `step` of `steps`, counted from 0 at the thrifty end; nothing is chosen by that."""
        with QSignalBlocker(self):
            self._settling.stop()
            self.setRange(0, steps - 1)
            self.setPageStep(max(1, steps // 5))
            self.setValue(step)
        self.update()

    def set_colours(self, junior: QColor, elder: QColor, theme: Theme) -> None:
        self._theme, self._ends = theme, (junior, elder)
        self.update()

    @Slot()
    def _settle_soon(self) -> None:
        if not self.isSliderDown():
            self._settling.start()

    @Slot()
    def _settle(self) -> None:
        self._settling.stop()
        self.chosen.emit(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def _go_to(self, x: float) -> None:
        share = (x - _KNOB) / max(1.0, self.width() - 2 * _KNOB)
        self.setSliderPosition(round(share * self.maximum()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(_KNOB, middle - _TRACK / 2, self.width() - 2 * _KNOB, _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._gradient(track))
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        share = self.sliderPosition() / max(1, self.maximum())
        self._paint_knob(painter, QPointF(track.left() + share * track.width(), middle))
        painter.end()

    def _gradient(self, track: QRectF) -> QLinearGradient:
        gradient = QLinearGradient(track.topLeft(), track.topRight())
        for place, colour in zip((0.0, 1.0), self._ends, strict=True):
            gradient.setColorAt(place, colour)
        return gradient

    def _paint_knob(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.remote if self.hasFocus() else self._theme.ink, 2))
        painter.setBrush(self._theme.surface)
        painter.drawEllipse(centre, _KNOB - 1, _KNOB - 1)
