"""The first screen: what these tiers can do and what they cannot, before the first question."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.abilities import Abilities
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.style import COLUMN
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.words import all_builtin

_EXAMPLES = (
    ("2+2", "Sum of the numbers from 1 to 100 without every 7th"),
    ("сколько будет 7 умножить на 8", "hello"),
)
_BIG = 176.0
_TOO_SMALL = 60.0
"""Heights of a ladder's biggest doll, in pixels."""
_SPARE = 8
"""Pixels that stay free around the dolls."""


class Welcome(QScrollArea):
    """Emits the text of an example that was clicked."""

    asked = Signal(str)

    def __init__(self, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_nest(nest)

    def set_nest(self, nest: Nest) -> None:
        """Speak of the tiers of another ladder."""
        self._nest = nest
        self._big = DollRow([doll_of(tier.name, nest) for tier in nest.ladder.tiers], _BIG, self._theme)
        self._abilities = Abilities(nest, self._theme)
        self.setWidget(self._page())
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._big.set_theme(theme)
        self._abilities.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The big dolls take what room the words leave."""
        room = self.viewport().size()
        words = self._layout.totalHeightForWidth(room.width()) + _SPARE
        if not self._big.isHidden():
            words -= self._big.height()
        height = min(_BIG, (room.height() - words) / self._nest.size(self._nest.ladder.tiers[-1].name))
        self._big.set_height(max(height, _TOO_SMALL))
        self._big.setVisible(height >= _TOO_SMALL)

    def _page(self) -> QWidget:
        page, column = QWidget(), QWidget()
        page.setObjectName("page")
        column.setMaximumWidth(COLUMN)
        self._layout = QHBoxLayout(page)
        self._layout.setContentsMargins(24, 12, 24, 12)
        self._layout.addWidget(column)
        self._fill(QVBoxLayout(column))
        return page

    def _fill(self, rows: QVBoxLayout) -> None:
        rows.setSpacing(0)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addStretch(3)
        rows.addWidget(self._big, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(26)
        headline = QLabel(_headline(self._nest.ladder), wordWrap=True)
        headline.setObjectName("headline")
        headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(headline)
        rows.addSpacing(24)
        rows.addWidget(self._abilities)
        rows.addSpacing(26)
        if all_builtin(self._nest.ladder):
            rows.addLayout(self._examples())
        rows.addStretch(4)

    def _examples(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(8)
        for texts in _EXAMPLES:
            row = QHBoxLayout()
            row.setSpacing(8)
            for text in texts:
                row.addWidget(self._example(text))
            row.addStretch()
            rows.addLayout(row)
        return rows

    def _example(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("look", "example")
        button.setToolTip("Ask this")
        button.clicked.connect(partial(self.asked.emit, text))
        return button


def _headline(ladder: Ladder) -> str:
    if len(ladder.tiers) == 1:
        return f"{ladder.tiers[0].name} is here to answer."
    return "The small one answers. In doubt, it asks a bigger one."
