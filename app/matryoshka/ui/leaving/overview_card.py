"""The card at the top of the page: whether anything left, the switch that lets nothing leave, and costs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from matryoshka.ui.labels import label
from matryoshka.ui.leaving.rows import Overview
from matryoshka.ui.tongue import tr


class OverviewCard(QFrame):
    """`offline_wished(bool)` when the switch is pressed, `cap_wished` when the monthly limit is."""

    offline_wished = Signal(bool)
    cap_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._offline = False
        self._headline, self._about = label("rowname"), label("small")
        self._cost, self._saved = label("small"), label("small")
        self._switch, self._cap = QPushButton(), QPushButton()
        for button in (self._switch, self._cap):
            button.setProperty("look", "card")
        self._switch.clicked.connect(self._press)
        self._cap.clicked.connect(self.cap_wished)
        self._money = self._costs()
        self._lay_out()

    def _costs(self) -> QWidget:
        money = QWidget()
        row = QHBoxLayout(money)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._cost, 1)
        row.addWidget(self._cap)
        return money

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._headline, 0, 0)
        grid.addWidget(self._about, 1, 0)
        grid.addWidget(self._switch, 0, 1, 2, 1)
        grid.addWidget(self._money, 2, 0, 1, 2)
        grid.addWidget(self._saved, 3, 0, 1, 2)

    def show_overview(self, overview: Overview) -> None:
        self._offline = overview.offline
        self._headline.setText(overview.headline)
        self._about.setText(overview.about)
        self._switch.setText(tr("Go online") if overview.offline else tr("Work offline"))
        self._cost.setText(overview.cost)
        self._cap.setText(overview.cap)
        self._money.setVisible(bool(overview.cost))
        self._saved.setText(overview.saved)
        self._saved.setVisible(bool(overview.saved))

    def _press(self) -> None:
        self.offline_wished.emit(not self._offline)
