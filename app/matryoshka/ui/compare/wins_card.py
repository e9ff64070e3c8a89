"""Who was the best at one kind of question: a line for each tier."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from matryoshka.chat.comparing.wins import Wins
from matryoshka.ui.compare import told
from matryoshka.ui.compare.share_bar import ShareBar
from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.theme import Nest, Theme

_FIGURES = 190
"""Pixels: the bars of all cards are as long as each other."""


class WinsCard(QFrame):
    """Says and draws how often each won."""

    def __init__(self, title: str, wins: Sequence[Wins], nest: Nest, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(label("rowname", title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, each in enumerate(wins):
            name = label("settingname", each.tier)
            name.setWordWrap(False)
            grid.addWidget(name, row, 0)
            grid.addWidget(ShareBar(each.share, nest.colour(each.tier, theme), theme), row, 1)
            figures = label("small", told.won(each))
            figures.setWordWrap(False)
            figures.setMinimumWidth(grown(_FIGURES))
            figures.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(figures, row, 2)
        column.addLayout(grid)
