"""The field at the top of the sidebar in which one types what is to be found in all chats."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from matryoshka.ui import commands
from matryoshka.ui.commands.command import KEYS_OF
from matryoshka.ui.tongue import tr

_LONGEST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """`sought(words)` as one types, `entered` to go down to what was found, `chosen` to open the first of it.

    `left` when the person is done here.
    """

    sought = Signal(str)
    entered = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(commands.SEARCH.words)
        self.setAccessibleName(tr(commands.SEARCH_CHATS))
        self.setToolTip(tr(commands.SEARCH_CHATS))
        self.setMaxLength(_LONGEST)
        self._keys = QLabel(commands.SEARCH.shown_keys)
        self._keys.setProperty(KEYS_OF, commands.SEARCH.id)
        self._keys.setObjectName("small")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # what is typed finds its own side
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._keys)
        self.textChanged.connect(self._seek)

    def put_away(self) -> None:
        """Look for nothing more."""
        self.clear()
        self.left.emit()

    def _seek(self, words: str) -> None:
        self._keys.setHidden(bool(words))
        self.sought.emit(words)

    def event(self, event: QEvent) -> bool:
        """Escape is meant for what is typed here first, where anything is."""
        if event.type() == QEvent.Type.ShortcutOverride and is_escape(event) and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def is_escape(event: QEvent) -> bool:
    """Whether that key is pressed."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
