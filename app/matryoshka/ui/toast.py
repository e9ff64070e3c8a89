"""Short words low over the conversation that go by themselves, with one thing to do about them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from matryoshka.ui import commands
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.keyboard import Loan

BRIEF = 2200
LONG = 8000
"""Milliseconds a toast stays: to be noticed, or to be acted on."""
LIFT = 6
GAP = 8
"""Pixels below a toast, and between two: one of one line leaves the end of a conversation in sight."""
EDGE = 12
"""Pixels at least beside a toast."""


class Toast(QFrame):
    """Over its parent, low in the middle of `around`; beside or above the `other` while that is seen.

    When it goes, the keyboard is where it was before it came to the button.
    """

    def __init__(self, parent: QWidget, around: QWidget, other: "Toast | None" = None) -> None:
        super().__init__(parent)
        self._around = around
        self._other = other
        self.setObjectName("toast")
        self._act: Callable[[], object] | None = None
        self._undoes = False
        self._loan = Loan()
        self._words, self._button = QLabel(textFormat=Qt.TextFormat.PlainText), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.put_away)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow)
        self._button.clicked.connect(self.press)
        for each in (around, other):
            if each:
                each.installEventFilter(self)
        self.hide()

    def say(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `words`, and a button called `action` that calls `act`."""
        self._act, self._undoes = act, False
        self._words.setText(words)
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self._timer.start(LONG if act else BRIEF)
        self._place()
        self.show()
        self.raise_()
        say_aloud(self, f"{words} {action}".strip())

    def offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done, and that `undo` takes it back."""
        self.say(words, commands.UNDO.words, undo)
        self._undoes = True

    @property
    def undoes(self) -> bool:
        """Whether it offers now to take something back."""
        return self._undoes and self.isVisible()

    @Slot()
    def put_away(self) -> None:
        if self._button.hasFocus():
            self._loan.give_back()
        self.hide()

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._button:
            self._loan.take(before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def press(self) -> None:
        """Do what it offers."""
        self._timer.stop()
        self.put_away()
        if self._act:
            self._act()

    def _place(self) -> None:
        around = self._around.geometry()
        self._fit(around.width() - 2 * EDGE)
        x, lower = around.center().x() - self.width() // 2, around.bottom() - LIFT
        if self._other and self._other.isVisible():
            other = self._other.geometry()
            beside = other.right() + GAP
            if beside + self.width() + EDGE <= around.right():
                x = beside
            else:
                lower = other.top() - GAP
        self.move(x, lower - self.height())

    def _fit(self, room: int) -> None:
        """In one line, if there is room for that."""
        self._words.setWordWrap(False)
        self.adjustSize()
        if self.width() > room:
            self._words.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
