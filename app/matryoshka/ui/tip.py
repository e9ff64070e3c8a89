"""What is told under the mouse, whoever wrote it."""

from html import escape

from PySide6.QtGui import Qt


def tip(words: str) -> str:
    """For `setToolTip`, which would read words that look like HTML as such, and load what they name."""
    if not Qt.mightBeRichText(words):
        return words
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>"
