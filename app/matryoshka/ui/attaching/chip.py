"""A file that waits to go with a question, as a small card with a cross."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from matryoshka.ui.icons import icon
from matryoshka.ui.theme import Theme
from matryoshka.ui.tip import tip
from matryoshka.ui.tongue import tr

_WIDEST = 220
"""Pixels of a name: a longer one is cut in its middle, where names differ least."""
_CROSS = 22


class Chip(QFrame):
    """`removed` when its cross, or Delete, was pressed."""

    removed = Signal()

    def __init__(self, name: str, figures: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setToolTip(tip(name))
        named, said = QLabel(textFormat=Qt.TextFormat.PlainText), QLabel(figures)
        named.setText(named.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST))
        said.setObjectName("small")
        self._cross = QPushButton()
        self._cross.setObjectName("cross")
        self._cross.setFixedSize(_CROSS, _CROSS)
        self._cross.setAccessibleName(tr("Remove {name}", name=name))
        self._cross.setToolTip(tr("Remove"))
        self._cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(8)
        for each in (named, said, self._cross):
            row.addWidget(each)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._cross.setIcon(icon("close", theme.muted, 12))
