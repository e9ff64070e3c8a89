"""What Qt's documents cannot draw by themselves: grounds of code, rules of tables, marks of lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from matryoshka.ui.fonts import CODE_FAMILY
from matryoshka.ui.transcript.markup import CELL, QUOTE
from matryoshka.ui.transcript.paint import width_of, x_of
from matryoshka.ui.transcript.slab import Look
from matryoshka.ui.transcript.stretches import stretches

_BOXES = ("☐", "☑")
_CODE_EDGE = 12
_BAR, _LOWER = 3, 4
"""How wide the bar of a quotation is, and how much lower than its lines, in pixels."""
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a list item: its number, or a dot where there is none."""

    block: QTextBlock
    number: str


class Ornaments:
    """Make it before the page gets its width, call `place` after."""

    def __init__(self, page: QTextDocument, html: str) -> None:
        self._page = page
        self._pres = [*_free(page)] if "<pre" in html else []
        self._marks = [*_own_marks(page)] if "<li" in html else []
        self._inline = "<code" in html
        self._tables = "<table" in html
        self._quotes = "<blockquote" in html
        self._bars: list[QRectF] = []
        self._grounds: list[QRectF] = []
        self._rules: list[float] = []

    def place(self) -> None:
        """Find where everything stands, now that the page is laid out."""
        self._grounds = [*self._inline_grounds()] if self._inline else []
        self._grounds += [self._ground(block) for block in self._pres]
        self._rules = [*_rules(self._page)] if self._tables else []
        self._bars = [*_bars(self._page)] if self._quotes else []

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.code)
        for ground in self._grounds:
            painter.drawRoundedRect(ground, 4, 4)
        for bar in self._bars:
            painter.fillRect(bar, look.theme.hairline)
        for y in self._rules:
            painter.fillRect(QRectF(0, y, self._page.textWidth(), 1), look.theme.hairline)
        for mark in self._marks:
            self._paint_mark(painter, look, mark)

    def _paint_mark(self, painter: QPainter, look: Look, mark: Mark) -> None:
        """At the side where the item's text begins."""
        line, font = mark.block.layout().lineAt(0), self._page.defaultFont()
        leftwards = _is_leftwards(mark.block)
        at = self._origin(mark.block) + QPointF(line.x(), line.y() + line.ascent())
        if mark.number:
            away = line.width() + 6 if leftwards else -6 - width_of(mark.number, font)
            painter.setFont(font)
            painter.setPen(look.theme.muted)
            painter.drawText(at + QPointF(away, 0), mark.number)
        else:
            away = line.width() + 14 if leftwards else -14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.muted)
            painter.drawEllipse(at + QPointF(away, -font.pixelSize() * 0.34), 2.5, 2.5)

    def _origin(self, block: QTextBlock) -> QPointF:
        return self._page.documentLayout().blockBoundingRect(block).topLeft()

    def _ground(self, block: QTextBlock) -> QRectF:
        """The ground of one line of code in a list item or a quotation; those below each other meet."""
        layout, origin = block.layout(), self._origin(block)
        left = origin.x() + layout.lineAt(0).x() - _CODE_EDGE
        last = layout.lineAt(layout.lineCount() - 1)
        return QRectF(left, origin.y() - 2, self._page.textWidth() - left, last.y() + last.height() + 6)

    def _inline_grounds(self) -> Iterator[QRectF]:
        block = self._page.begin()
        while block.isValid():
            if block not in self._pres:
                yield from self._chips(block)
            block = block.next()

    def _chips(self, block: QTextBlock) -> Iterator[QRectF]:
        for fragment in stretches(block):
            if CODE_FAMILY in (fragment.charFormat().fontFamilies() or ()):
                start = fragment.position() - block.position()
                yield from self._line_rects(block, start, start + fragment.length())

    def _line_rects(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        """Where a stretch of text stands, line by line."""
        layout, origin = block.layout(), self._origin(block)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = x_of(line, first), x_of(line, last)
                top, height = _band(line, block)
                yield QRectF(origin.x() + left - 4, origin.y() + top, right - left + 8, height)


def _band(line: QTextLine, block: QTextBlock) -> tuple[float, float]:
    """From where, and how far down, the ground of letters goes; a formula may make their line higher."""
    if block.blockFormat().lineHeightType() != _AT_LEAST:
        return line.y(), line.height()
    letters, height = QFontMetricsF(block.layout().font()), block.blockFormat().lineHeight()
    return line.y() + line.ascent() - letters.ascent() - (height - letters.height()) / 2, height


def _free(page: QTextDocument) -> Iterator[QTextBlock]:
    """The lines of preformatted code, now free to wrap."""
    block = page.begin()
    while block.isValid():
        if block.blockFormat().nonBreakableLines():
            form = QTextBlockFormat()
            form.setNonBreakableLines(False)
            QTextCursor(block).mergeBlockFormat(form)
            yield block
        block = block.next()


def _own_marks(page: QTextDocument) -> Iterator[Mark]:
    """Take the marks of lists over from Qt; a ticked or empty box needs none."""
    lists: dict[int, QTextList] = {}
    block = page.begin()
    while block.isValid():
        if found := block.textList():
            lists[found.objectIndex()] = found
            text = found.itemText(block)
            if not block.text().startswith(_BOXES):
                yield Mark(block, text if any(map(str.isdigit, text)) else "")
        block = block.next()
    for each in lists.values():
        form = each.format()
        form.setStyle(QTextListFormat.Style.ListStyleUndefined)
        each.setFormat(form)


def _bars(page: QTextDocument) -> Iterator[QRectF]:
    """A bar beside each quotation, where its text begins, one within another too."""
    bars: list[QRectF] = []
    block = page.begin()
    while block.isValid():
        level = int(block.blockFormat().leftMargin() // QUOTE)
        yield from bars[level:]
        del bars[level:]
        place = page.documentLayout().blockBoundingRect(block)
        for deep in range(len(bars), level):
            inside = block.blockFormat().indent() * page.indentWidth() + deep * QUOTE
            left = page.textWidth() - inside - _BAR if _is_leftwards(block) else inside
            bars.append(QRectF(left, place.top() + _LOWER, _BAR, 0))
        for bar in bars:
            bar.setBottom(place.bottom() + _LOWER)
        block = block.next()
    yield from bars


def _is_leftwards(block: QTextBlock) -> bool:
    return block.textDirection() is Qt.LayoutDirection.RightToLeft


def _rules(page: QTextDocument) -> Iterator[float]:
    """Where a hairline goes under each row of each table."""
    layout = page.documentLayout()
    for table in page.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            for row in range(1, table.rows()):
                block = table.cellAt(row, 0).firstCursorPosition().block()
                yield round(layout.blockBoundingRect(block).top()) - CELL
            yield round(layout.frameBoundingRect(table).bottom()) - CELL - 1
