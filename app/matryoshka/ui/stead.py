"""What stands in the place of a view while its content is waited for, and where that cannot be had."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from matryoshka.errors import AppError
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.fonts import grown
from matryoshka.ui.style import COLUMN
from matryoshka.ui.tongue import tr

SOON = 300
"""Milliseconds that are waited without a word."""
_WIDEST = 560
"""Pixels of a line that is read at ease."""


class Stead(QStackedWidget):
    """Shows a view, or a calm line, or a fault with a way on: `again` to try it again, `left` to let it be.

    `roomy` is for a place as large as a chat; a narrow list says it smaller, from its top left corner.
    """

    again = Signal()
    left = Signal()

    def __init__(self, view: QWidget, *, roomy: bool = False) -> None:
        super().__init__()
        self._view, self._awaited = view, ""
        self._title, self._words = _label("name" if roomy else "settingname"), _label("small")
        self._again, self._back = QPushButton(tr("Try again")), QPushButton(tr("Back to the last chat"))
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._say)
        for button, pressed in ((self._again, self.again), (self._back, self.left)):
            button.setProperty("look", "card")
            button.clicked.connect(pressed)
        self._page = self._laid_out(roomy)
        self.addWidget(view)
        self.addWidget(self._page)

    def _laid_out(self, roomy: bool) -> QWidget:
        page, inner, ways = QWidget(), QWidget(), QHBoxLayout()
        inner.setMaximumWidth(grown(COLUMN))
        ways.setSpacing(8)
        for button in (self._again, self._back):
            ways.addWidget(button)
        ways.addStretch()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addStretch(2 if roomy else 0)
        for label in (self._title, self._words):
            label.setMaximumWidth(grown(_WIDEST))
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(ways)
        column.addStretch(3)
        row = QHBoxLayout(page)
        row.setContentsMargins(*((24, 0, 24, 0) if roomy else (10, 12, 4, 0)))
        row.addStretch(1 if roomy else 0)
        row.addWidget(inner, 1000)
        row.addStretch(1 if roomy else 0)
        return page

    @property
    def troubled(self) -> bool:
        """Whether a fault stands here."""
        return self.currentWidget() is self._page and not self._again.isHidden()

    @Slot()
    def show_view(self) -> None:
        """What was waited for is there."""
        self._soon.stop()
        self.setCurrentWidget(self._view)

    def wait(self, words: str) -> None:
        """Say so before long; what is shown stays until then."""
        self._awaited = words
        if not self._soon.isActive():
            self._soon.start()

    def tell(self, fault: AppError, way: str, *, back: bool = False) -> None:
        """`way` is what the button says that tries it again; with `back` there is another, to let it be."""
        self._soon.stop()
        if not self.troubled:
            said = f"{tr(fault.title)} {tr(fault.remedy)}"
            say_aloud(self, said)
        self._again.setText(way)
        self._again.show()
        self._back.setVisible(back)
        self._show(tr(fault.title), tr(fault.remedy))

    @Slot()
    def _say(self) -> None:
        self._show("", self._awaited)
        self._again.hide()
        self._back.hide()

    def _show(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._words.setText(words)
        self.setCurrentWidget(self._page)


def _label(name: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
