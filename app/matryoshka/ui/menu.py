"""Menus that open above their button, where buttons stand at the foot of the window."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget


def pop_up_above(button: QWidget, menu: QMenu) -> None:
    """Open `menu` with its lower left corner at the upper left one of `button`."""
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
