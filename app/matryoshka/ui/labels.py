"""Words in a card: plain text, whoever wrote them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(name: str, words: str = "") -> QLabel:
    """As the style sheet dresses what is called `name`; nothing in it is read as HTML."""
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
