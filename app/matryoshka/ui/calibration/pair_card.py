"""One pair of tiers on the page: when the junior asks, the dial, and what that is worth, drawn."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matryoshka.chat.calibration import Calibration, Forecast
from matryoshka.ui.calibration import words
from matryoshka.ui.calibration.dial import Dial
from matryoshka.ui.calibration.frontier import Frontier
from matryoshka.ui.calibration.frontier_view import FrontierView
from matryoshka.ui.calibration.scene import Pair
from matryoshka.ui.calibration.steps import step_at, steps_of
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.theme import Nest, Theme

_DOLL = 38.0


class PairCard(QFrame):
    """`chosen(tier, patience)` when the person has let the dial go."""

    chosen = Signal(str, float)

    def __init__(self, pair: Pair, nest: Nest, theme: Theme, font: QFont) -> None:
        super().__init__()
        self.setObjectName("card")
        self._pair, self._nest = pair, nest
        self._steps: tuple[Forecast, ...] = ()
        dolls = [doll_of(tier.name, nest) for tier in (pair.junior, pair.elder)]
        self._dolls = DollRow(dolls, _DOLL, theme)
        self._title = _label("rowname", f"When {pair.junior.name} asks {pair.elder.name}")
        self._rule, self._sure, self._told = _label("can"), _label("small"), _label("small")
        self._dial = Dial(theme)
        self._chart = FrontierView(theme, font)
        self._dial_row = self._with_ends()
        self._grid = QGridLayout(self)
        self._lay_out()
        self._dial.valueChanged.connect(self._preview)
        self._dial.chosen.connect(self._choose)
        self.set_theme(theme)
        self.show_pair(pair)

    def _with_ends(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(_label("small", "thrifty", wraps=False))
        row.addWidget(self._dial, 1)
        row.addWidget(_label("small", "careful", wraps=False))
        return whole

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._dolls)
        head.addWidget(self._title, 1)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addLayout(head)
        for part in (self._dial_row, self._rule, self._sure, self._told):
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
        calibration = pair.known.calibration if pair.known else None
        self._steps = steps_of(calibration) if calibration else ()
        for part in (self._dial_row, self._chart, self._sure):
            part.setVisible(bool(self._steps))
        self._told.setText("\n".join(words.told(pair.known)))
        self._told.setVisible(bool(self._told.text()))
        if calibration and self._steps:
            self._show_measured(calibration)
        else:
            self._rule.setText(words.plain_rule(pair.junior, pair.elder))

    def _show_measured(self, calibration: Calibration) -> None:
        now = calibration.at(self._pair.junior.patience) or self._steps[0]
        if not self._dial.isSliderDown():
            self._dial.show_step(step_at(self._steps, now), len(self._steps))
        self._show_setting(calibration, now)

    def _show_setting(self, calibration: Calibration, forecast: Forecast) -> None:
        sentence = words.setting(forecast, self._pair.elder.name)
        self._rule.setText(sentence)
        self._sure.setText(words.certainty(calibration, forecast, self._pair.elder.name))
        self._dial.setAccessibleDescription(sentence)
        self._chart.show_frontier(Frontier(self._steps, forecast, self._pair.elder.name), sentence)

    @Slot(int)
    def _preview(self, step: int) -> None:
        """What it would mean, while the dial moves."""
        if self._pair.known and self._pair.known.calibration:
            self._show_setting(self._pair.known.calibration, self._steps[step])

    @Slot(int)
    def _choose(self, step: int) -> None:
        self.chosen.emit(self._pair.junior.name, self._steps[step].patience)

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


def _label(name: str, said: str = "", *, wraps: bool = True) -> QLabel:
    label = QLabel(said, wordWrap=wraps, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
