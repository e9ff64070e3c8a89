"""What a person can do by key, said once: the words, the keys, and the tooltip made of both."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    words: str
    keys: str

    @property
    def tooltip(self) -> str:
        return f"{self.words}  ({self.shown_keys})"

    @property
    def shown_keys(self) -> str:
        """The keys as this system writes them."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)

    def action(self, owner: QWidget) -> QAction:
        """An action of `owner` that the keys trigger wherever its window has the focus."""
        action = QAction(self.words, owner)
        action.setShortcut(QKeySequence(self.keys))
        owner.addAction(action)
        return action


NEW_CHAT = Command("New chat", "Ctrl+N")
RENAME = Command("Rename", "F2")
DELETE = Command("Delete", "Ctrl+Shift+Backspace")
SEND = Command("Send", "Return")
STOP = Command("Stop", "Esc")
APPEARANCE = Command("Light or dark", "Ctrl+Shift+L")
CHATS = Command("Show or hide the chats", "Ctrl+B")
MODELS = Command("Models", "Ctrl+Shift+M")
CALIBRATION = Command("When to ask", "Ctrl+Shift+D")
START = Command("Who is asked first", "Ctrl+Shift+S")
LEAVING = Command("What leaves", "Ctrl+Shift+W")
OFFLINE = Command("Work offline", "Ctrl+Shift+O")
LOCK = Command("Keep this chat on this computer", "Ctrl+Shift+K")
TYPE = Command("Type a question", "Ctrl+L")
QUIT = Command("Quit", "Ctrl+Q")
