"""The button that sends a question and, while it is answered, stops the answer."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from matryoshka.ui import commands
from matryoshka.ui.icons import icon
from matryoshka.ui.theme import Theme

_SIZE = QSize(34, 34)
_ICON = 18


class SendButton(QPushButton):
    """It can be pressed when something is being answered or there is something to send."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("send")
        self.setFixedSize(_SIZE)
        self._theme = theme
        self.show_state(busy=False, ready=False)

    def show_state(self, *, busy: bool, ready: bool) -> None:
        self._command = commands.STOP if busy else commands.SEND
        self.setEnabled(busy or ready)
        self.setToolTip(self._command.tooltip)
        self.setAccessibleName(self._command.words)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        ink = theme.paper if self.isEnabled() else theme.muted
        self.setIcon(icon(self._command.icon, ink, _ICON))
