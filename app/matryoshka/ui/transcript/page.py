"""One section as a document of Qt's that never fetches anything."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Page(QTextDocument):
    """Every line of it has the same height; `line` and `indent` are in pixels."""

    def __init__(self, html: str, font: QFont, style: str, line: int, indent: int) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(indent)
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(style)
        self.setHtml(html)
        self._set_lines(line)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        return None

    def marked(self, start: int, end: int) -> QTextCursor:
        """A cursor over the text between two positions, as far as there is any."""
        cursor, last = QTextCursor(self), self.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _set_lines(self, height: int) -> None:
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(height, _FIXED)
        cursor.mergeBlockFormat(form)
