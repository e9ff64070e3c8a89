"""The button beside the place of a conversation that tells whether it is asked as usual."""

from PySide6.QtCore import QSize
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
        self.setToolTip(tip("\n".join(filter(None, (commands.MANNER.tooltip, words)))))
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setIcon(icon("manner", theme.muted if self._usual else theme.ink))
