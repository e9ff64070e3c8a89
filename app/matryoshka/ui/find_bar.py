"""The bar above the conversation in which one types what is to be found in it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from matryoshka.saying import Figure, say
from matryoshka.ui import commands
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.commands.command import Command
from matryoshka.ui.fonts import grown
from matryoshka.ui.icons import icon
from matryoshka.ui.style import COLUMN
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.places import Tally

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = 120
"""Pixels for the count, so that the buttons stay where they are."""


class FindBar(QFrame):
    """`sought(words)` as one types, `stepped(1)` to the next place, `(-1)` to the one before, `left` last."""

    sought = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findbar")
        self._field, self._count = QLineEdit(), QLabel()
        self._before, self._next = _button(commands.FIND_BEFORE), _button(commands.FIND_NEXT)
        self._cross = _button(commands.CLOSE)
        self._field.setObjectName("field")
        self._field.setPlaceholderText(commands.FIND.words)
        self._field.setAccessibleName(commands.FIND.words)
        self._field.setMaxLength(200)
        self._count.setObjectName("small")
        self._field.textChanged.connect(self.sought)
        self._before.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self._cross.clicked.connect(self.put_away)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for part in (self._field, self._count, self._before, self._next, self._cross):
            bar.addWidget(part)
        bar.insertSpacing(1, 8)
        self._inner = QFrame()
        self._inner.setLayout(bar)
        bar.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)

    def open_with(self, words: str) -> None:
        """Show it, ready to type over `words`, or over what was looked for last."""
        self.show()
        if words and words != self._field.text():
            self._field.setText(words)
        else:
            self.sought.emit(self._field.text())
        self._field.selectAll()
        self._field.setFocus()

    @Slot()
    def put_away(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    @Slot()
    def go_on(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def go_back(self) -> None:
        self.stepped.emit(-1)

    @Slot(object)
    def show_tally(self, tally: Tally | None) -> None:
        """At which of how many places one is; said aloud once that is known; None of nothing."""
        said = _said(tally) if tally else ""
        if tally and tally.whole and said != self._count.text():
            say_aloud(self, said)
        self._count.setText(said)
        for button in (self._before, self._next):
            button.setEnabled(tally is not None and tally.of > 0)

    def set_theme(self, theme: Theme) -> None:
        self._count.setFixedWidth(grown(_WORDS))
        self._inner.setMaximumWidth(grown(COLUMN))
        for button, name in ((self._before, "up"), (self._next, "down"), (self._cross, "close")):
            button.setIcon(icon(name, theme.muted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next place, Shift+Enter back."""
        if event.key() in _PRESSES:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


def _button(command: Command) -> QPushButton:
    button = QPushButton()
    command.explain(button)
    return button


def _said(tally: Tally) -> str:
    if not tally.of:
        return tr("Nothing found") if tally.whole else tr("Looking…")
    place = say("{at} of {of}", at=Figure(tally.at), of=Figure(tally.of))
    said = tr(place) if tally.at else tr("%n found", tally.of)
    return said if tally.whole else f"{said} …"
