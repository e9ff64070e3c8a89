"""The lock beside the place of a conversation: closed, it stays on this computer."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QPushButton

from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.icons import icon
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_SIZE = 22
_LOCKED = say("This chat stays on this computer. Press to let it ask.")


class LockButton(QPushButton):
    """`wished(bool)` when it is pressed: whether the conversation is to stay here."""

    wished = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("lock")
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self._locked = False
        self._theme = theme
        self.clicked.connect(self.press)
        self.show_locked(locked=False)
        self.hide()

    def show_locked(self, *, locked: bool) -> None:
        self._locked = locked
        self.setAccessibleName(f"{commands.LOCK.words}: {tr('on') if locked else tr('off')}")
        self._explain()
        self.set_theme(self._theme)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._explain()
        return super().event(event)

    def _explain(self) -> None:
        """With the keys that it has now."""
        self.setToolTip(tr(_LOCKED) if self._locked else commands.LOCK.tooltip_near(self))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setIcon(icon("lock" if self._locked else "unlock", theme.ink if self._locked else theme.muted))

    def press(self) -> None:
        """As by a click."""
        self.wished.emit(not self._locked)
