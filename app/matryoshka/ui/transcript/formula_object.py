"""A formula in the text of a page, on the line's own baseline."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from matryoshka.typesetting.formula import Drawing, Formula
from matryoshka.ui.transcript.formulas import Formulas
from matryoshka.ui.transcript.stretches import stretches
from matryoshka.ui.transcript.tex import formula_in

_ASCENT = 18
"""Pixels above the baseline that a line of text has room for."""
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_BOTTOM = QTextCharFormat.VerticalAlignment.AlignBottom
"""Of a tall formula that has its lines for itself."""


class FormulaObject(QPyTextObject):
    """Draws what stands for formulas in the text of `page`, whose letters are of `size`."""

    def __init__(self, page: QTextDocument, formulas: Formulas, size: int, ink: QColor) -> None:
        super().__init__(page)
        self._formulas, self._size, self._ink = formulas, size, ink
        page.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, self)

    def make_room(self, page: QTextDocument, line: int) -> None:
        """Lines with a formula that reaches beyond their letters get higher than `line` pixels if need be."""
        letters = QFontMetricsF(page.defaultFont())
        for cursor, drawing in [*self._found(page)]:
            if drawing.ascent > _ASCENT or drawing.depth > letters.descent():
                place, high = QTextCharFormat(), QTextBlockFormat()
                place.setVerticalAlignment(_BOTTOM if _is_alone(cursor) else _MIDDLE)
                high.setLineHeight(line, _AT_LEAST)
                cursor.mergeCharFormat(place)
                cursor.mergeBlockFormat(high)

    def intrinsicSize(self, page: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        """Of the part above the baseline, where that below lies in the line anyway."""
        if not (drawing := self._drawing(form)):
            return QSizeF()
        scale = self._scale(page, drawing)
        return QSizeF(drawing.width * scale, _high(drawing, scale, form))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, page: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        drawing, formula = self._drawing(form), self._formula(form)
        picture = self._formulas.picture(formula, self._ink) if formula else None
        if not drawing or not picture:
            return
        scale = self._scale(page, drawing)
        top = rect.top() if _stands(form) is _BOTTOM else _baseline(page, position) - drawing.ascent * scale
        size = QSizeF(drawing.width, drawing.ascent + drawing.depth) * scale
        picture.render(painter, QRectF(QPointF(rect.left(), top), size))

    def _scale(self, page: QTextDocument, drawing: Drawing) -> float:
        """What is wider than the page becomes smaller."""
        return min(1.0, page.textWidth() / drawing.width) if page.textWidth() > 0 else 1.0

    def _drawing(self, form: QTextFormat) -> Drawing | None:
        formula = self._formula(form)
        found = self._formulas.find(formula) if formula else None
        return found if isinstance(found, Drawing) else None

    def _formula(self, form: QTextFormat) -> Formula | None:
        return formula_in(form.toImageFormat().name(), self._size)

    def _found(self, page: QTextDocument) -> Iterator[tuple[QTextCursor, Drawing]]:
        block = page.begin()
        while block.isValid():
            for fragment in stretches(block):
                if fragment.charFormat().isImageFormat() and (found := self._drawing(fragment.charFormat())):
                    cursor = QTextCursor(page)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    yield cursor, found
            block = block.next()


def _high(drawing: Drawing, scale: float, form: QTextFormat) -> float:
    """Of the part that lies in the line, in pixels; of one in its middle as much on both sides of that."""
    ascent, depth = drawing.ascent * scale, drawing.depth * scale
    match _stands(form):
        case QTextCharFormat.VerticalAlignment.AlignMiddle:
            return max(2 * ascent - _lift(form), 2 * depth + _lift(form))
        case QTextCharFormat.VerticalAlignment.AlignBottom:
            return ascent + depth
        case _:
            return ascent


def _baseline(page: QTextDocument, position: int) -> float:
    """Of the line at a position: Qt puts what stands in the middle into the middle of its line."""
    block = page.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    return page.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent()


def _lift(form: QTextFormat) -> float:
    """How far above the baseline Qt puts the middle of what stands in the middle, twice, in pixels."""
    return QFontMetrics(form.toCharFormat().font()).xHeight() / 2


def _stands(form: QTextFormat) -> QTextCharFormat.VerticalAlignment:
    return form.toCharFormat().verticalAlignment()


def _is_alone(cursor: QTextCursor) -> bool:
    return cursor.block().length() == cursor.selectionEnd() - cursor.selectionStart() + 1
