"""The small window: one line to ask in, the answer below it, and a way into the chat."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.tongue import tr

_WIDE, _HIGHEST = 560, 320
"""Pixels, the second of the answer."""


class CompactWindow(QWidget):
    """`asked(str)` when Enter is pressed, `opened` when the chat is wanted, `left` when it is put away."""

    asked = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("Ask Matryoshka"))
        self._field = QLineEdit()
        self._answer, self._who = label("compactanswer"), label("small")
        self._open = QPushButton(tr("Open in the chat"))
        self._scroll = QScrollArea(widgetResizable=True)
        self._below = QWidget()
        self._lay_out()
        self._field.returnPressed.connect(self._ask)
        self._open.clicked.connect(self.opened)

    def _lay_out(self) -> None:
        self._field.setObjectName("palettefield")
        self._field.setPlaceholderText(tr("Ask anything"))
        self._field.setAccessibleName(tr("Question"))
        self._open.setProperty("look", "card")
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(tr("Answer"))
        self._scroll.setWidget(self._answer)
        foot = QHBoxLayout()
        foot.addWidget(self._who, 1)
        foot.addWidget(self._open)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(4, 4, 4, 0)
        below.setSpacing(10)
        below.addWidget(self._scroll)
        below.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._below)

    def begin(self) -> None:
        """Come to the front, ready for another question."""
        self._field.selectAll()
        self._below.hide()
        self._fit()
        self.show()
        self.activateWindow()
        self._field.setFocus()

    def show_answer(self, words: str, who: str, *, done: bool) -> None:
        """What is written so far, and by whom; there is a chat to open when it is `done`."""
        self._answer.setText(words)
        self._who.setText(who)
        self._open.setEnabled(done)
        self._below.show()
        self._fit()

    @property
    def answer(self) -> str:
        """What is shown."""
        return self._answer.text()

    @Slot()
    def _ask(self) -> None:
        if text := self._field.text().strip():
            self.asked.emit(text)

    def _fit(self) -> None:
        """As high as the answer, up to a bound; in the upper middle of the screen when it opens."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        wide = min(grown(_WIDE), room.width())
        self._scroll.setFixedHeight(max(0, min(_HIGHEST, self._answer.heightForWidth(wide - 48))))
        self.resize(wide, self.sizeHint().height())
        if not self.isVisible():
            self.move(room.center().x() - wide // 2, room.top() + room.height() // 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
