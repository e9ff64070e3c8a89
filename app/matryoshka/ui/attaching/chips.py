"""The files that wait to go with a question, above its words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from matryoshka.ui.attaching import words
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.attaching.chip import Chip
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.wrapping import Wrapping

_GAP = 8
_LINES = 3
"""Of chips that are in sight at once: the conversation needs its room too."""


class Chips(QScrollArea):
    """Hidden while there is nothing to show; `removed(Attached)` when the person takes one away."""

    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self.setAccessibleName(tr("Attached files"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        place = QWidget()
        self.setWidget(place)
        for each in (self.viewport(), place):
            each.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._show_last)
        self._theme = theme
        self._chips: list[Chip] = []
        self._row = Wrapping(place, _GAP)
        self._reading = QLabel()
        self._reading.setObjectName("small")
        self._row.addWidget(self._reading)
        self.hide()

    def show_files(self, files: Sequence[Attached], reading: int) -> None:
        """`reading` tells how many more are being read."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(each) for each in files]
        self._reading.setText(tr("reading %n file(s)…", reading))
        self._reading.setVisible(reading > 0)
        self.setVisible(bool(files) or reading > 0)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self._chips:
            chip.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, attached: Attached) -> Chip:
        name = attached.document.named(attached.chosen)
        chip = Chip(name, words.figures(attached), self._theme)
        chip.removed.connect(partial(self.removed.emit, attached))
        self._row.addWidget(chip)
        chip.show()  # Qt would do so later, and count no height for it until then
        return chip

    @Slot()
    def _show_last(self) -> None:
        """What has come last."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _fit(self) -> None:
        """As high as its lines, up to a limit."""
        high = max((chip.sizeHint().height() for chip in self._chips), default=0)
        most = _LINES * (high + _GAP) - _GAP if high else self._row.sizeHint().height()
        self.setFixedHeight(min(self._row.heightForWidth(self.viewport().width()), most))
