"""One section as a document of Qt's that never fetches anything."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCursor, QTextDocument

from matryoshka.ui.transcript.formula_object import FormulaObject
from matryoshka.ui.transcript.formulas import Formulas

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_BASELINE = 0.8
"""Where letters stand in a line of fixed height, as a share of it from its top."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a page looks; `line` and `indent` are in pixels, `style` is Qt's CSS."""

    font: QFont
    style: str
    ink: QColor
    line: int
    indent: int


class Page(QTextDocument):
    """Every line of it has the same height, but those with a tall formula."""

    def __init__(self, html: str, dress: Dress, formulas: Formulas) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(dress.indent)
        self.setDefaultFont(dress.font)
        self.setDefaultStyleSheet(dress.style)
        size = dress.font.pixelSize()
        found = FormulaObject(self, formulas, size, dress.ink) if "<img" in html else None
        self.setHtml(html)
        self._set_lines(dress.line)
        if found:
            found.make_room(self, dress.line)

    def fit(self, width: float) -> None:
        """Break into lines; a first one that a formula made higher has its letters no higher than others."""
        self.setTextWidth(width)
        form = self.firstBlock().blockFormat()
        if form.lineHeightType() == _AT_LEAST:
            lack = _BASELINE * form.lineHeight() - self._first_baseline()
            frame = self.rootFrame().frameFormat()
            frame.setTopMargin(max(0.0, lack))
            self.rootFrame().setFrameFormat(frame)

    def _first_baseline(self) -> float:
        block = self.firstBlock()
        top = self.documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineAt(0)
        return top + line.y() + line.ascent()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        return None

    def marked(self, start: int, end: int) -> QTextCursor:
        """A cursor over the text between two positions, as far as there is any."""
        cursor, last = QTextCursor(self), self.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def y_of(self, position: int) -> float:
        """Where the line begins that a position stands in."""
        block = self.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        top = self.documentLayout().blockBoundingRect(block).top()
        return top + (line.y() if line.isValid() else 0.0)

    def tip_at(self, point: QPointF) -> str:
        """What the text at a point has as its title."""
        position = self.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return "" if position < 0 else self.marked(position, position + 1).charFormat().toolTip()

    def _set_lines(self, height: int) -> None:
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(height, _FIXED)
        cursor.mergeBlockFormat(form)
