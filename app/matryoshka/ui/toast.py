"""Short words low over the conversation that go by themselves, with one thing to do about them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

BRIEF = 2200
LONG = 8000
"""Milliseconds a toast stays: to be noticed, or to be acted on."""


class Toast(QFrame):
    """One at a time, low in the middle of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("toast")
        self._act: Callable[[], None] | None = None
        self._otherwise: Callable[[], None] | None = None
        self._lift = 0
        self._words, self._button = QLabel(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._button.clicked.connect(self._press)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        words: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Show `words`, and a button called `action` that calls `act`.

        `otherwise` is called when the toast leaves and `act` was not.
        """
        self.dismiss()
        self._act, self._otherwise = act, otherwise
        self._words.setText(words)
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self._timer.start(LONG if act else BRIEF)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{words} {action}".strip()))

    @Slot()
    def dismiss(self) -> None:
        self._leave(self._otherwise)

    def set_lift(self, pixels: int) -> None:
        """How high above its parent's lower edge it floats."""
        self._lift = pixels
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _press(self) -> None:
        self._leave(self._act)

    def _leave(self, step: Callable[[], None] | None) -> None:
        self._act = self._otherwise = None
        self._timer.stop()
        self.hide()
        if step:
            step()

    def _place(self) -> None:
        self.adjustSize()
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - self._lift)
