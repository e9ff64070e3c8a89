"""The button beside the place of a conversation that tells whether it is asked as usual."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton

from matryoshka.ui import commands
from matryoshka.ui.icons import icon
from matryoshka.ui.theme import Theme
from matryoshka.ui.tip import tip
from matryoshka.ui.tongue import tr

_SIZE = 22


class MannerButton(QPushButton):
    """In ink where something is not as usual."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("lock")
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self._theme = theme
        self.show_manner("")

    def show_manner(self, words: str) -> None:
        """In a line; empty is as usual."""
        self._usual = not words
        self.setAccessibleName(f"{commands.MANNER.words}: {words or tr('as usual')}")
        self._words = words
        self._explain()
        self.set_theme(self._theme)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._explain()
        return super().event(event)

    def _explain(self) -> None:
        """With the keys that it has now."""
        said = commands.MANNER.tooltip_near(self), self._words
        self.setToolTip(tip("\n".join(filter(None, said))))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setIcon(icon("manner", theme.muted if self._usual else theme.ink))
