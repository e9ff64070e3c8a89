"""One pair of tiers on the page: when the junior asks, the dial, and what that is worth, drawn."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from matryoshka.chat.calibration import Forecast
from matryoshka.ui.calibration import words
from matryoshka.ui.calibration.dial_strip import DialStrip
from matryoshka.ui.calibration.frontier import Frontier
from matryoshka.ui.calibration.frontier_view import FrontierView
from matryoshka.ui.calibration.scene import Pair
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_DOLL = 38.0


class PairCard(QFrame):
    """`chosen(tier, patience)` when the person has let the dial go."""

    chosen = Signal(str, float)

    def __init__(self, pair: Pair, nest: Nest, theme: Theme, font: QFont) -> None:
        super().__init__()
        self.setObjectName("card")
        self._pair, self._nest = pair, nest
        dolls = [doll_of(tier.name, nest) for tier in (pair.junior, pair.elder)]
        self._dolls = DollRow(dolls, _DOLL, theme)
        self._title = _label(
            "rowname", tr("When {junior} asks {elder}", junior=pair.junior.name, elder=pair.elder.name)
        )
        self._rule, self._sure, self._told = _label("can"), _label("small"), _label("small")
        self._dial = DialStrip(theme)
        self._chart = FrontierView(theme, font)
        self._grid = QGridLayout(self)
        self._lay_out()
        self._dial.moved.connect(self._show_setting)
        self._dial.chosen.connect(self._choose)
        self.set_theme(theme)
        self.show_pair(pair)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._dolls)
        head.addWidget(self._title, 1)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addLayout(head)
        for part in (self._dial, self._rule, self._sure, self._told):
            texts.addWidget(part)
        texts.addStretch(1)
        self._grid.setContentsMargins(18, 16, 16, 14)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(12)
        self._grid.addLayout(texts, 0, 0)
        self.set_narrow(narrow=False)

    def show_pair(self, pair: Pair) -> None:
        """The same tiers, as they stand now."""
        self._pair = pair
        now = self._dial.show_pair(pair)
        for part in (self._dial, self._chart, self._sure):
            part.setVisible(now is not None)
        self._told.setText("\n".join(words.told(pair.known)))
        self._told.setVisible(bool(self._told.text()))
        if now:
            self._show_setting(now)
        else:
            self._rule.setText(words.plain_rule(pair.junior, pair.elder))

    @Slot(object)
    def _show_setting(self, forecast: Forecast) -> None:
        """What holds, or would while the dial moves."""
        elder, calibration = self._pair.elder.name, self._pair.calibration
        if calibration:
            sentence = words.setting(forecast, elder)
            self._rule.setText(sentence)
            self._sure.setText(words.certainty(calibration, forecast, elder))
            self._dial.describe(sentence)
            self._chart.show_frontier(Frontier(self._dial.steps, forecast, elder), sentence)

    @Slot(float)
    def _choose(self, patience: float) -> None:
        self.chosen.emit(self._pair.junior.name, patience)

    def set_narrow(self, *, narrow: bool) -> None:
        """The drawing stands below the words where there is no room beside them."""
        row, column = (1, 0) if narrow else (0, 1)
        self._grid.addWidget(self._chart, row, column)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 0 if narrow else 2)

    def set_theme(self, theme: Theme) -> None:
        ends = [self._nest.colour(tier.name, theme) for tier in (self._pair.junior, self._pair.elder)]
        self._dolls.set_theme(theme)
        self._dial.set_colours(ends[0], ends[1], theme)
        self._chart.set_colours(ends[0], ends[1], theme)


def _label(name: str, said: str = "") -> QLabel:
    label = QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
