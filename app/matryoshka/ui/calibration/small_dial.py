"""The dial below the question: of the tier that is asked first, once it is known what it means."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matryoshka.chat.calibration import Forecast
from matryoshka.ui.calibration import words
from matryoshka.ui.calibration.dial_strip import DialStrip
from matryoshka.ui.calibration.scene import Pair
from matryoshka.ui.theme import Nest, Theme

_WIDEST = 260


class SmallDial(QWidget):
    """Hidden until there is something to choose; `chosen(tier, patience)` when the person has let it go."""

    chosen = Signal(str, float)

    def __init__(self, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self._nest, self._theme = nest, theme
        self._pair: Pair | None = None
        self._strip, self._share = DialStrip(theme), QLabel()
        self._strip.setMaximumWidth(_WIDEST)
        self._share.setObjectName("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._strip)
        row.addWidget(self._share)
        self._strip.moved.connect(self._say)
        self._strip.chosen.connect(self._choose)
        self.hide()

    def show_pair(self, pair: Pair | None) -> None:
        """Of the tier that is asked first and the one above it; None where nothing is known of them."""
        self._pair = pair
        now = self._strip.show_pair(pair) if pair else None
        if now:
            self._say(now)
            self._paint()
        self.setVisible(now is not None)

    def set_narrow(self, *, narrow: bool) -> None:
        """Without the words at its right where there is no room for them."""
        self._share.setVisible(not narrow)

    def set_nest(self, nest: Nest) -> None:
        """Of another ladder nothing is known yet."""
        self._nest = nest
        self.show_pair(None)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint()

    def _paint(self) -> None:
        if self._pair:
            tiers = self._pair.junior.name, self._pair.elder.name
            junior, elder = (self._nest.colour(tier, self._theme) for tier in tiers)
            self._strip.set_colours(junior, elder, self._theme)

    @Slot(object)
    def _say(self, forecast: Forecast) -> None:
        if self._pair:
            self._share.setText(words.share(forecast))
            self._strip.describe(words.setting(forecast, self._pair.elder.name))

    @Slot(float)
    def _choose(self, patience: float) -> None:
        if self._pair:
            self.chosen.emit(self._pair.junior.name, patience)
