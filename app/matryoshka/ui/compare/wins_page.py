"""The page “What your votes say”: who wins which kind of question, and how the dials stand to that."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from matryoshka.chat.comparing.wins import PatienceTold, Wins
from matryoshka.ui.compare import told as words
from matryoshka.ui.compare.wins_card import WinsCard
from matryoshka.ui.keyboard import has_keyboard
from matryoshka.ui.labels import label
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.stead import Stead
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr


@dataclass(frozen=True, slots=True)
class Told:
    """What all votes say; nothing where there are none."""

    wins: tuple[Wins, ...] = ()
    patience: tuple[PatienceTold, ...] = ()


class WinsPage(Page):
    """Shows what it is told; `dial_wished` and `compare_wished` where the person wants to go on there."""

    dial_wished = Signal()
    compare_wished = Signal()

    def __init__(self, nest: Nest, theme: Theme) -> None:
        self._body = QWidget()
        self.stead = Stead(self._body)
        heading = Heading(tr("What your votes say"), tr("who wins, and when to ask"))
        super().__init__(theme, heading, self.stead)
        self._nest, self._theme, self._told = nest, theme, Told()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)

    def set_nest(self, nest: Nest) -> None:
        self._nest = nest

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.show_told(self._told)

    def show_told(self, told: Told) -> None:
        """In cards, the dials first: they are what one can turn."""
        self._told, held = told, has_keyboard(self)
        while item := self._column.takeAt(0):
            if card := item.widget():
                card.hide()
                card.deleteLater()
        for card in self._cards(told):
            self._column.addWidget(card)
        self._column.addStretch()
        self.stead.show_view()
        if held:
            self.take_keyboard()

    def _cards(self, told: Told) -> list[QFrame]:
        if not told.wins and not told.patience:
            return [self._nothing()]
        cards: list[QFrame] = [self._dials(told.patience)] if told.patience else []
        for family, wins in groupby(told.wins, lambda each: each.family):
            title = tr("Best answers to “{kind}”", kind=family) if family else tr("Best answers of all")
            cards.append(WinsCard(title, tuple(wins), self._nest, self._theme))
        return cards

    def _nothing(self) -> QFrame:
        said = tr("Ask several tiers the same, and say which answer is best, fine or wrong.")
        return _card(tr("There are no votes yet"), [said], tr("Side by side"), self.compare_wished)

    def _dials(self, patience: tuple[PatienceTold, ...]) -> QFrame:
        said = [sentence for each in patience for sentence in (words.patience(each), words.advice(each))]
        return _card(tr("How your dials stand to your votes"), said, tr("When to ask"), self.dial_wished)


def _card(title: str, sentences: list[str], way: str, wished: SignalInstance) -> QFrame:
    card, button = QFrame(), QPushButton(way)
    card.setObjectName("card")
    button.setProperty("look", "card")
    button.clicked.connect(wished)
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(6)
    column.addWidget(label("rowname", title))
    for sentence in filter(None, sentences):
        column.addWidget(label("small", sentence))
    column.addSpacing(4)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return card
