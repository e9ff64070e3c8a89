"""Where a question is asked: a card that grows with it, who is asked first, send and stop."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui import commands
from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.icons import icon
from matryoshka.ui.menu import pop_up_above
from matryoshka.ui.question_edit import QuestionEdit
from matryoshka.ui.style import COLUMN, edge
from matryoshka.ui.theme import Nest, Theme

_RADIUS = 16
_PICKER_PADDING = 9
_SHADOW = 16
"""Pixels around the card that its shadow fades out on."""


class Composer(QWidget):
    """Emits what was asked, and the wish to stop; what is typed stays until `clear`."""

    asked = Signal(str)
    stopped = Signal()
    start_chosen = Signal(str)
    recalled = Signal()

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._nest = nest
        self._theme = theme
        self._busy = False
        self._start = ""
        self._edit = QuestionEdit(fonts)
        self._picker = QPushButton()
        self._tiers = QMenu(self._picker)
        self._button = QPushButton()
        self._make_picker()
        self._lay_out()
        self._connect()
        self.set_start(nest.ladder.tiers[0].name)
        self.set_theme(theme)

    def _make_picker(self) -> None:
        group = QActionGroup(self)
        self._choices = {tier.name: self._tiers.addAction(tier.name) for tier in self._nest.ladder.tiers}
        for name, action in self._choices.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, name))
        self._picker.setObjectName("picker")
        self._picker.setProperty("look", "quiet")
        self._picker.setToolTip(commands.START.tooltip)
        self._picker.clicked.connect(self.open_picker)
        self._picker.setVisible(len(self._choices) > 1)

    def _lay_out(self) -> None:
        self._button.setObjectName("send")
        self._button.setFixedSize(QSize(34, 34))
        foot = QHBoxLayout()
        foot.addWidget(self._picker)
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
        self._edit.textChanged.connect(self._show_button)
        self._edit.focused.connect(self.update)
        self._button.clicked.connect(self._press)

    @property
    def start(self) -> str:
        """The tier that is asked first."""
        return self._start

    @property
    def text(self) -> str:
        return self._edit.toPlainText().strip()

    @property
    def busy(self) -> bool:
        """Whether the button stops an answer."""
        return self._busy

    def set_start(self, tier: str) -> None:
        """A tier that the ladder does not have leaves the choice as it is."""
        if tier in self._choices:
            self._start = tier
            for name, action in self._choices.items():
                action.setChecked(name == tier)
                action.setText(f"{name}\t✓" if name == tier else name)
            self._picker.setText(f"starts with {tier} ▾")
            self._picker.setAccessibleName(f"Starts with {tier}")

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is being written: the button then stops it."""
        self._busy = busy
        self._show_button()

    def put(self, text: str) -> None:
        """Replace what is typed, the cursor at its end."""
        self._edit.setPlainText(text)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus()

    @Slot()
    def open_picker(self) -> None:
        """Let the person choose who is asked first."""
        if self._picker.isVisible():
            pop_up_above(self._picker, self._tiers)

    def type(self, text: str) -> None:
        """Add to what is typed, as if the box had had the focus."""
        self._edit.insertPlainText(text)
        self.setFocus()

    def clear(self) -> None:
        self._edit.clear()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name, action in self._choices.items():
            action.setIcon(_doll_icon(self._nest.colour(name, theme), self._nest.size(name)))
        self._show_button()
        self.update()

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
        if self.text:
            self.asked.emit(self.text)

    def _choose(self, tier: str) -> None:
        self.set_start(tier)
        self.start_chosen.emit(tier)
        self.setFocus()

    @Slot()
    def _show_button(self) -> None:
        command = commands.STOP if self._busy else commands.SEND
        ready = self._busy or bool(self.text)
        self._button.setEnabled(ready)
        self._button.setToolTip(command.tooltip)
        self._button.setAccessibleName(command.words)
        self._button.setIcon(
            icon(command.words.lower(), self._theme.paper if ready else self._theme.muted, 18)
        )


def _doll_icon(colour: QColor, size: float) -> QIcon:
    height = 16 * (0.5 + size / 2)
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    space = QRectF(8 - height * WIDTH / 2, 16 - height, height * WIDTH, height)
    paint_doll(painter, space, colour, Pose.AWAKE)
    painter.end()
    return QIcon(pixmap)
