"""The first screen: what these tiers can do and what they cannot, before the first question."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.abilities import Abilities
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.examples import Example, examples
from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.style import COLUMN
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

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
        self._column.setMaximumWidth(grown(COLUMN))
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
        page, self._column = QWidget(), QWidget()
        page.setObjectName("page")
        self._column.setMaximumWidth(grown(COLUMN))
        self._layout = QHBoxLayout(page)
        self._layout.setContentsMargins(24, 12, 24, 12)
        self._layout.addWidget(self._column)
        self._fill(QVBoxLayout(self._column))
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
        rows.addLayout(self._examples())
        rows.addStretch(4)

    def _examples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, example in enumerate(examples(self._nest.ladder)):
            grid.addWidget(self._example(example), row, 0)
            grid.addWidget(label("small", example.who), row, 1)
        return grid

    def _example(self, example: Example) -> QPushButton:
        button = QPushButton(example.text)
        button.setProperty("look", "example")
        button.setToolTip(tr("Ask this"))
        button.setAccessibleDescription(example.who)
        button.clicked.connect(partial(self.asked.emit, example.text))
        return button


def _headline(ladder: Ladder) -> str:
    if len(ladder.tiers) == 1:
        return tr("{tier} is here to answer.", tier=ladder.tiers[0].name)
    return tr("The small one answers. In doubt, it asks a bigger one.")
