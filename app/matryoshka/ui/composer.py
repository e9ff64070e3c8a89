"""Where a question is asked: a card that grows with it, who is asked first, send and stop."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matryoshka.ui.calibration.small_dial import SmallDial
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.question_edit import QuestionEdit
from matryoshka.ui.send_button import SendButton
from matryoshka.ui.start_picker import StartPicker
from matryoshka.ui.style import COLUMN, edge
from matryoshka.ui.theme import Nest, Theme

_RADIUS = 16
_PICKER_PADDING = 9
_NARROW = 540
"""Pixels below which a dial has no room for its words."""
_SHADOW = 16
"""Pixels around the card that its shadow fades out on."""


class Composer(QWidget):
    """Emits what was asked, and the wish to stop; what is typed stays until `clear`."""

    asked = Signal(str)
    stopped = Signal()
    recalled = Signal()

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._theme = theme
        self._busy = False
        self._edit = QuestionEdit(fonts)
        self._button = SendButton(theme)
        self.picker = StartPicker(nest, theme)
        self.dial = SmallDial(nest, theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.picker)
        foot.addWidget(self.dial)
        foot.addStretch()
        foot.addWidget(self._button)
        head = QHBoxLayout()
        head.setContentsMargins(_PICKER_PADDING, 0, 0, 0)
        head.addWidget(self._edit)
        card = QVBoxLayout(self)
        card.setContentsMargins(_SHADOW + 16 - _PICKER_PADDING, _SHADOW + 14, _SHADOW + 10, _SHADOW + 10)
        card.setSpacing(8)
        card.addLayout(head)
        card.addLayout(foot)
        self.setMaximumWidth(COLUMN + 2 * _SHADOW)
        self.setFocusProxy(self._edit)

    def _connect(self) -> None:
        self._edit.sent.connect(self._send)
        self._edit.recalled.connect(self.recalled)
        self._edit.filled.connect(self._show_button)
        self._edit.focused.connect(self.update)
        self._button.clicked.connect(self._press)
        self.picker.chosen.connect(self.setFocus)

    @property
    def text(self) -> str:
        return self._edit.toPlainText().strip()

    @property
    def busy(self) -> bool:
        """Whether the button stops an answer."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is being written: the button then stops it."""
        self._busy = busy
        self._show_button()

    def put(self, text: str) -> None:
        """Replace what is typed, the cursor at its end."""
        self._edit.setPlainText(text)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus()

    def type(self, text: str) -> None:
        """Add to what is typed, as if the box had had the focus."""
        self._edit.insertPlainText(text)
        self.setFocus()

    def clear(self) -> None:
        self._edit.clear()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._button.set_theme(theme)
        self.picker.set_theme(theme)
        self.dial.set_theme(theme)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dial.set_narrow(narrow=self.width() < _NARROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW + 0.5, _SHADOW + 0.5, -_SHADOW - 0.5, -_SHADOW - 0.5)
        self._paint_shadow(painter, card)
        painter.setPen(QPen(edge(self._theme) if self._edit.hasFocus() else self._theme.hairline, 1))
        painter.setBrush(self._theme.surface)
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        painter.end()

    def _paint_shadow(self, painter: QPainter, card: QRectF) -> None:
        """Many faint layers, each a little wider, fall off like a soft light from above."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6 if self._theme.dark else 2))
        for spread in range(1, _SHADOW, 3):
            layer = card.adjusted(-spread, -spread / 2, spread, spread).translated(0, 1)
            painter.drawRoundedRect(layer, _RADIUS + spread, _RADIUS + spread)

    @Slot()
    def _press(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self._send()

    @Slot()
    def _send(self) -> None:
        if text := self.text:
            self.asked.emit(text)

    @Slot()
    def _show_button(self) -> None:
        self._button.show_state(busy=self._busy, ready=not self._edit.document().isEmpty())
