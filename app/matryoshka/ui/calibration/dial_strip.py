"""The dial between its two words, with the forecasts of one calibration as its steps."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matryoshka.chat.calibration import Forecast
from matryoshka.ui.calibration.dial import Dial
from matryoshka.ui.calibration.scene import Pair
from matryoshka.ui.calibration.steps import step_at, steps_of
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


class DialStrip(QWidget):
    """`moved(Forecast)` on the way, `chosen(patience)` when the person has let it go."""

    moved = Signal(object)
    chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dial = Dial(theme)
        self._steps: tuple[Forecast, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(_word(tr("thrifty")))
        row.addWidget(self._dial, 1)
        row.addWidget(_word(tr("careful")))
        self._dial.valueChanged.connect(self._move)
        self._dial.chosen.connect(self._choose)
        self.setFocusProxy(self._dial)

    @property
    def steps(self) -> tuple[Forecast, ...]:
        """Thrifty first; none where nothing was foretold."""
        return self._steps

    def show_pair(self, pair: Pair) -> Forecast | None:
        """Stand where the junior's patience is; gives what is foretold there, if anything is."""
        calibration = pair.calibration
        self._steps = steps_of(calibration) if calibration else ()
        now = calibration.at(pair.junior.patience) if calibration else None
        if now and not self._dial.isSliderDown():
            self._dial.show_step(step_at(self._steps, now), len(self._steps))
        return now

    def describe(self, sentence: str) -> None:
        """For those who listen, and under the mouse."""
        self._dial.setAccessibleDescription(sentence)
        self._dial.setToolTip(sentence)

    def set_colours(self, junior: QColor, elder: QColor, theme: Theme) -> None:
        self._dial.set_colours(junior, elder, theme)

    @Slot(int)
    def _move(self, step: int) -> None:
        self.moved.emit(self._steps[step])

    @Slot(int)
    def _choose(self, step: int) -> None:
        self.chosen.emit(self._steps[step].patience)


def _word(said: str) -> QLabel:
    label = QLabel(said, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName("small")
    return label
