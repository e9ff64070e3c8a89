"""Where a question is asked: a card that grows with it, who is asked first, send and stop."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui import commands
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.attaching.chips import Chips
from matryoshka.ui.attaching.meter import Meter
from matryoshka.ui.calibration.small_dial import SmallDial
from matryoshka.ui.focus_ring import SHOWS_FOCUS
from matryoshka.ui.fonts import Fonts, grown
from matryoshka.ui.question_edit import QuestionEdit
from matryoshka.ui.send_button import SendButton
from matryoshka.ui.start_picker import StartPicker
from matryoshka.ui.style import COLUMN
from matryoshka.ui.theme import Nest, Theme

_FOCUSED = 1.5
"""Width of its edge where one types: quiet, for that is where the keyboard is nearly always."""
_RADIUS = 16
_PICKER_PADDING = 9
_NARROW = 540
"""Pixels below which a dial has no room for its words."""
SHADOW = 16
"""Pixels around the card that its shadow fades out on."""


class Composer(QWidget):
    """Emits what was asked, and the wish to stop; what is typed stays until `clear`.

    `typed` with every change; `offered(tuple[Path, ...])` and `pictured(QImage)` when something is pasted or
    dropped that is no text. Files that wait make a question of their own, without a word.
    """

    asked = Signal(str)
    stopped = Signal()
    recalled = Signal()
    typed = Signal()
    offered = Signal(object)
    pictured = Signal(object)

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._theme = theme
        self._busy = self._invites = self._has_files = False
        self.edit = QuestionEdit(fonts)
        self.edit.setProperty(SHOWS_FOCUS, True)
        self._button = SendButton(theme)
        self.picker = StartPicker(nest, theme)
        self.dial = SmallDial(nest, theme)
        self.chips = Chips(theme)
        self.plus, self.slash = QPushButton("+"), QPushButton("/")
        self.meter = Meter()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        for button, command in ((self.plus, commands.ATTACH), (self.slash, commands.TEMPLATES)):
            button.setObjectName("plus")
            command.explain(button)
        self.slash.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where one types
        card = QVBoxLayout(self)
        card.setContentsMargins(SHADOW + 16 - _PICKER_PADDING, SHADOW + 14, SHADOW + 10, SHADOW + 10)
        card.setSpacing(8)
        for each in (self.chips, self.edit, self.meter.left_out):
            row = QHBoxLayout()
            row.setContentsMargins(_PICKER_PADDING, 0, 0, 0)
            row.addWidget(each)
            card.addLayout(row)
        card.addLayout(self._foot())
        self.setFocusProxy(self.edit)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(_PICKER_PADDING, 0, 0, 0)
        foot.setSpacing(14 - _PICKER_PADDING)
        for left in (self.plus, self.slash, self.picker, self.dial):
            foot.addWidget(left)
        foot.addStretch()
        foot.addWidget(self.meter)
        foot.addSpacing(_PICKER_PADDING)
        foot.addWidget(self._button)
        return foot

    def _connect(self) -> None:
        self.edit.sent.connect(self._send)
        self.edit.recalled.connect(self.recalled)
        self.edit.filled.connect(self._show_button)
        self.edit.focused.connect(self.update)
        self.edit.textChanged.connect(self.typed)
        self.edit.offered.connect(self.offered)
        self.edit.pictured.connect(self.pictured)
        self._button.clicked.connect(self._press)
        self.picker.chosen.connect(self.setFocus)

    @property
    def text(self) -> str:
        return self.edit.toPlainText().strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed, and no file waits."""
        return not self._has_files and self.edit.document().isEmpty()

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
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus()

    def type(self, text: str) -> None:
        """Add to what is typed, as if the box had had the focus."""
        self.edit.insertPlainText(text)
        self.setFocus()

    def clear(self) -> None:
        self.edit.clear()

    def show_files(self, files: Sequence[Attached], reading: int) -> None:
        """What goes with the question; `reading` more files are being read."""
        self._has_files = bool(files)
        self.chips.show_files(files, reading)
        self._show_button()

    def invite(self, files: bool) -> None:
        """Whether `files` hover that could be dropped here."""
        self._invites = files
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setMaximumWidth(grown(COLUMN) + 2 * SHADOW)
        self._button.set_theme(theme)
        self.picker.set_theme(theme)
        self.dial.set_theme(theme)
        self.chips.set_theme(theme)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dial.set_narrow(narrow=self.width() < grown(_NARROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW + 0.5, SHADOW + 0.5, -SHADOW - 0.5, -SHADOW - 0.5)
        self._paint_shadow(painter, card)
        painter.setPen(self._edge)
        painter.setBrush(self._theme.surface)
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        painter.end()

    @property
    def _edge(self) -> QPen:
        """Dashed where files can be dropped."""
        if self._invites:
            return QPen(self._theme.remote, 1, Qt.PenStyle.DashLine)
        if self.edit.hasFocus():
            return QPen(self._theme.muted, _FOCUSED)
        return QPen(self._theme.hairline, 1)

    def _paint_shadow(self, painter: QPainter, card: QRectF) -> None:
        """Many faint layers, each a little wider, fall off like a soft light from above."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6 if self._theme.dark else 2))
        for spread in range(1, SHADOW, 3):
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
        if self.text or self._has_files:
            self.asked.emit(self.text)

    @Slot()
    def _show_button(self) -> None:
        self._button.show_state(busy=self._busy, ready=not self.is_empty)
