"""The card at the top of the page: what is measured, how far that is, and the button that begins it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from matryoshka.ui.calibration.scene import Head
from matryoshka.ui.models.gauge import GaugeView
from matryoshka.ui.theme import Theme


class HeadCard(QFrame):
    """`wanted` when it is to be measured, `stopped` when that is to rest."""

    wanted = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._head = Head("")
        self._title, self._words = _label("rowname"), _label("small")
        self._gauge = GaugeView(theme)
        self._gauge.setContentsMargins(0, 8, 0, 0)
        self._button = QPushButton()
        self._button.clicked.connect(self._press)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 14, 16, 14)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for row, part in enumerate((self._title, self._words, self._gauge)):
            self._grid.addWidget(part, row, 0)
        self.set_narrow(narrow=False)

    def show_head(self, head: Head) -> None:
        self._head = head
        self._title.setText(head.title)
        self._words.setText(head.words)
        self._gauge.show_gauge(head.gauge, self._theme.ink, self._theme)
        self._button.setText(head.button)
        self._button.setVisible(bool(head.button))
        self._button.setProperty("look", "main" if head.first else "card")
        self._button.style().polish(self._button)

    def set_narrow(self, *, narrow: bool) -> None:
        """The button stands below the words where there is no room beside them."""
        self._grid.setRowMinimumHeight(3, 4 if narrow else 0)
        if narrow:
            self._grid.addWidget(self._button, 4, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._button, 0, 1, 3, 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.show_head(self._head)

    @Slot()
    def _press(self) -> None:
        if self._head.gauge:
            self.stopped.emit()
        else:
            self.wanted.emit()


def _label(name: str, parent: QWidget | None = None) -> QLabel:
    label = QLabel(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
