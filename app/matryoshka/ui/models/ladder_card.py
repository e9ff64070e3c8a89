"""The card “A ladder for this computer”: what it would be made of, and one button that gets it all."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from matryoshka.saying import say
from matryoshka.ui.models.row_view import dolls
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

TITLE = say("A ladder for this computer")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rungs of the dolls, smallest first, what is said of them, and the words of the button, if any."""

    rungs: tuple[int, ...]
    words: str
    button: str = ""


class LadderCard(QFrame):
    """`wanted` when the button is pressed."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._rungs: tuple[int, ...] = ()
        self._dolls: QWidget = QWidget()
        self._title = QLabel(tr(TITLE))
        self._title.setObjectName("rowname")
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setObjectName("small")
        self._button = QPushButton()
        self._button.setProperty("look", "main")
        self._button.clicked.connect(self.wanted)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 14, 16, 14)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._dolls, 0, 0, 2, 1)
        self._grid.addWidget(self._title, 0, 1)
        self._grid.addWidget(self._words, 1, 1)
        self._grid.addWidget(self._button, 0, 2, 2, 1)

    def show_proposal(self, proposal: Proposal) -> None:
        self._words.setText(proposal.words)
        self._button.setText(proposal.button)
        self._button.setVisible(bool(proposal.button))
        if proposal.rungs != self._rungs:
            self._rungs = proposal.rungs
            self._draw()
        self.show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._rungs:
            self._draw()

    def set_narrow(self, narrow: bool) -> None:
        """The button stands below the words where there is no room beside them."""
        self._grid.setRowMinimumHeight(2, 4 if narrow else 0)
        if narrow:
            self._grid.addWidget(self._button, 3, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._button, 0, 2, 2, 1)

    def _draw(self) -> None:
        drawn = dolls(self._rungs, self._theme)
        self._grid.replaceWidget(self._dolls, drawn)
        self._dolls.hide()
        self._dolls.deleteLater()
        self._dolls = drawn
