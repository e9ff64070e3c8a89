"""Dialogs that have room for what they say, however large the text is."""

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog

from matryoshka.ui.fonts import grown

_EDGE = 40
"""Pixels of the screen that a dialog leaves free beside it."""


def open_up(dialog: QDialog, width: int, height: int = 0) -> None:
    """As wide as `width` is for the usual size of text, if the screen is, and as high as it needs.

    Where there is always more to show, as in a list, `height` is how high it had better be.
    """
    screen = QGuiApplication.primaryScreen().availableGeometry().size()
    room_for_words(dialog.findChildren(QAbstractButton))
    dialog.setMinimumWidth(min(grown(width), screen.width() - _EDGE))
    better = min(grown(height), screen.height() - _EDGE)
    dialog.resize(dialog.minimumWidth(), max(dialog.sizeHint().height(), better))
    make_room(dialog)


def make_room(dialog: QDialog) -> None:
    """For words that take more lines than before; it never shrinks under the hand."""
    if layout := dialog.layout():
        needed = layout.totalHeightForWidth(dialog.width())
        dialog.resize(dialog.width(), max(dialog.height(), needed))


def room_for_words(buttons: Iterable[QAbstractButton]) -> None:
    """A style sheet lets dialogs make buttons narrower than what they say."""
    for button in buttons:
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
