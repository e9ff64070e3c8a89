"""A bar and the words below it: how much of the free memory a model takes, or of its bytes are here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from matryoshka.ui.models.rows import Gauge
from matryoshka.ui.theme import Theme

_HEIGHT = 7
_NARROWEST = 120


class Bar(QWidget):
    """Paints the share; it says nothing, the words beside it do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._colour: QColor = theme.ink
        self.setFixedHeight(_HEIGHT)

    def show_share(self, share: float, colour: QColor, theme: Theme) -> None:
        self._share, self._colour, self._theme = min(max(share, 0.0), 1.0), colour, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, radius = QRectF(self.rect()), _HEIGHT / 2
        painter.setBrush(self._theme.hairline)
        painter.drawRoundedRect(whole, radius, radius)
        if self._share:
            whole.setWidth(max(_HEIGHT, whole.width() * self._share))
            painter.setBrush(self._colour)
            painter.drawRoundedRect(whole, radius, radius)
        painter.end()


class GaugeView(QWidget):
    """`hue` is the colour of bytes that come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bar = Bar(theme)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setObjectName("small")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addStretch()
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addStretch()

    def show_gauge(self, gauge: Gauge | None, hue: QColor, theme: Theme) -> None:
        self.setVisible(gauge is not None)
        if gauge:
            self._words.setText(gauge.words)
            self._bar.show_share(gauge.share, hue if gauge.fetching else theme.ink, theme)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())
