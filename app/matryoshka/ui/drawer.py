"""A side beside the content; in a narrow window it slides out of sight and comes back over the content."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.keyboard import Loan, first_control, has_keyboard
from matryoshka.ui.style import FOLDS_BELOW


class Shade(QWidget):
    """Dims what lies under an open drawer; a click on it closes the drawer."""

    clicked = Signal()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 70))
        painter.end()


class Drawer(QWidget):
    """`toggle` hides or shows the side; `folded` says whether it needs a button to come back."""

    folded = Signal(bool)

    def __init__(self, side: QWidget, content: QWidget) -> None:
        super().__init__()
        self._side = side
        self._narrow = False
        self._hidden = False
        self._loan = Loan()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(content, 1)
        self._shade = Shade(self)
        self._shade.clicked.connect(self.close_drawer)
        self._shade.hide()

    @Slot()
    def toggle(self) -> None:
        """Over the content the side takes the keyboard; who had it has it again when it goes."""
        self._hidden = not self._hidden
        if self._hidden and has_keyboard(self._side):
            self._loan.give_back()
        elif not self._hidden:
            self._loan.take(QApplication.focusWidget())
        self._arrange()
        if self._narrow and not self._hidden and (first := first_control(self._side)):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def close_drawer(self) -> None:
        """Hide the side where it lies over the content; beside it, it may stay."""
        if self._narrow and not self._hidden:
            self.toggle()

    def open_drawer(self) -> None:
        if self._hidden:
            self.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Where the content would get too narrow for its text."""
        narrow = self.width() < grown(FOLDS_BELOW)
        if narrow != self._narrow:
            self._narrow = self._hidden = narrow
        self._arrange()

    def _arrange(self) -> None:
        if self._narrow:
            self._row.removeWidget(self._side)
            self._side.setGeometry(0, 0, self._side.width(), self.height())
            self._shade.setGeometry(self.rect())
        elif self._row.indexOf(self._side) < 0:
            self._row.insertWidget(0, self._side)
        self._side.setVisible(not self._hidden)
        self._shade.setVisible(self._narrow and not self._hidden)
        self._shade.raise_()
        self._side.raise_()
        self.folded.emit(self._narrow or self._hidden)
