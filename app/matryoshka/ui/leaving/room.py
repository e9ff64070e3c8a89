"""A dialog that grows with what it has to say."""

from PySide6.QtWidgets import QDialog


def make_room(dialog: QDialog) -> None:
    """For words that take more lines than before; it never shrinks under the hand."""
    if layout := dialog.layout():
        needed = layout.totalHeightForWidth(dialog.width())
        dialog.resize(dialog.width(), max(dialog.height(), needed))
