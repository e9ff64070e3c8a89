"""Short words low over the conversation that go by themselves, with one thing to do about them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

BRIEF = 2200
LONG = 8000
"""Milliseconds a toast stays: to be noticed, or to be acted on."""
LIFT = 12
GAP = 8
"""Pixels below a toast, and between two."""


class Toast(QFrame):
    """Over its parent, low in the middle of `around`, and above the toast `below` while that is seen."""

    def __init__(self, parent: QWidget, around: QWidget, below: "Toast | None" = None) -> None:
        super().__init__(parent)
        self._around = around
        self._below = below
        self.setObjectName("toast")
        self._act: Callable[[], object] | None = None
        self._words, self._button = QLabel(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self._press)
        for each in (around, below):
            if each:
                each.installEventFilter(self)
        self.hide()

    def say(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `words`, and a button called `action` that calls `act`."""
        self._act = act
        self._words.setText(words)
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self._timer.start(LONG if act else BRIEF)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{words} {action}".strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _press(self) -> None:
        self._timer.stop()
        self.hide()
        if self._act:
            self._act()

    def _place(self) -> None:
        self.adjustSize()
        around = self._around.geometry()
        seen = self._below if self._below and self._below.isVisible() else None
        lower = seen.y() - GAP if seen else around.bottom() - LIFT
        self.move(around.center().x() - self.width() // 2, lower - self.height())
