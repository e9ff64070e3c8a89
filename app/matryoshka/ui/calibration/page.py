"""The page “When to ask”, beside the conversation: what is measured, and a dial for each pair of tiers."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from matryoshka.chat.events import Where
from matryoshka.ui.calibration.head_card import HeadCard
from matryoshka.ui.calibration.pair_card import PairCard
from matryoshka.ui.calibration.scene import Pair
from matryoshka.ui.fonts import Fonts, grown
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_NARROW = 760
"""A page narrower than this, in pixels, has no room beside its words."""


class CalibrationPage(Page):
    """Shows what it is told; `chosen(tier, patience)` when the person has let a dial go."""

    chosen = Signal(str, float)

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        head, pairs = HeadCard(theme), QWidget()
        heading = Heading(tr("When to ask"), tr("how sure a tier must be to answer by itself"))
        super().__init__(theme, heading, head, pairs)
        self.head = head
        self._nest, self._theme, self._fonts = nest, theme, fonts
        self._cards: dict[tuple[str, str], PairCard] = {}
        self._column = QVBoxLayout(pairs)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)

    def show_pairs(self, pairs: Iterable[Pair]) -> None:
        """A card for each, in their order; one that changes stays where it is."""
        before, self._cards = self._cards, {}
        for pair in pairs:
            key = pair.junior.name, pair.elder.name
            if card := before.pop(key, None):
                card.show_pair(pair)
            else:
                card = self._made(pair)
            self._cards[key] = card
            self._column.addWidget(card)
        for card in before.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _made(self, pair: Pair) -> PairCard:
        card = PairCard(pair, self._nest, self._theme, self._fonts.small)
        card.set_narrow(narrow=self.width() < grown(_NARROW))
        card.chosen.connect(self.chosen)
        return card

    @property
    def _all(self) -> list[HeadCard | PairCard]:
        return [self.head, *self._cards.values()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self._all:
            card.set_narrow(narrow=self.width() < _NARROW)

    def set_nest(self, nest: Nest) -> None:
        """Another ladder; where its tiers look otherwise, `show_pairs` makes their cards anew."""
        if _looks(nest) != _looks(self._nest):
            self.show_pairs(())
        self._nest = nest

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        for card in self._all:
            card.set_theme(theme)


def _looks(nest: Nest) -> list[tuple[str, Where]]:
    return [(tier.name, tier.where) for tier in nest.ladder.tiers]
