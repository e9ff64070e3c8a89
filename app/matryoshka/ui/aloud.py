"""What is told to those who listen rather than look."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say_aloud(widget: QWidget, said: str) -> None:
    """Let a screen reader say it of this widget, unless its window is out of sight."""
    if widget.window().isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))
