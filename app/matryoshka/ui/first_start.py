"""The very first screen: what is here already, what would suit this computer, and what getting it means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from matryoshka.saying import say
from matryoshka.ui.abilities import Abilities
from matryoshka.ui.models.rows import Row
from matryoshka.ui.models.shelf import Shelf
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_WIDEST = 740
_HEADLINE = say("Two small tiers are here already.")
_START = say("Start with the built-in tiers now")


class FirstStart(QWidget):
    """`wanted` when the ladder is to be fetched, `declined` when the built-in tiers are enough for now."""

    wanted = Signal()
    declined = Signal()

    def __init__(self, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self._abilities = Abilities(nest, theme)
        self._shelf = Shelf(theme)
        self._found, self._terms = _label("small"), _label("small")
        self._get, self._start = QPushButton(), QPushButton(tr(_START))
        self._get.setProperty("look", "main")
        self._start.setProperty("look", "card")
        self._get.clicked.connect(self.wanted)
        self._start.clicked.connect(self.declined)
        self._shelf.set_narrow(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words(), 1)
        column.addWidget(_centred(self._buttons(), 8))

    def _words(self) -> QScrollArea:
        words, scroll = QWidget(), QScrollArea(widgetResizable=True)
        scroll.setAccessibleName("Matryoshka")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(words)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addStretch(2)
        rows.addWidget(_label("headline", tr(_HEADLINE)))
        rows.addWidget(self._abilities)
        rows.addSpacing(6)
        rows.addWidget(self._card())
        rows.addWidget(self._terms)
        rows.addStretch(1)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(_centred(words, 16))
        return scroll

    def _card(self) -> QFrame:
        card, head = QFrame(), QWidget()
        card.setObjectName("card")
        words = QVBoxLayout(head)
        words.setContentsMargins(16, 12, 16, 12)
        words.setSpacing(3)
        words.addWidget(_label("rowname", tr("A ladder for this computer")))
        words.addWidget(self._found)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._shelf)
        return card

    def _buttons(self) -> QWidget:
        """Always in sight, however long the words are."""
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._get)
        row.addWidget(self._start)
        row.addStretch()
        return buttons

    def show_offer(self, found: str, rows: Sequence[Row], terms: str, get: str) -> None:
        """What was found here, the proposed tiers, what getting them means, and the words of that button."""
        self._found.setText(found)
        self._shelf.show_rows(rows)
        self._terms.setText(terms)
        self._get.setText(get)

    def set_theme(self, theme: Theme) -> None:
        self._abilities.set_theme(theme)
        self._shelf.set_theme(theme)


def _centred(part: QWidget, above: int) -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    part.setMaximumWidth(_WIDEST)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, above, 24, 8)
    row.addWidget(part)
    return page


def _label(name: str, words: str = "") -> QLabel:
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
