"""A section of an answer: a paragraph, a heading, a list item, a table, a quotation."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QTextCharFormat

from matryoshka.ui.transcript.markup import HEADINGS, PAD, Markup, style_sheet
from matryoshka.ui.transcript.ornament import Ornaments
from matryoshka.ui.transcript.page import Page
from matryoshka.ui.transcript.paint import selection_colour
from matryoshka.ui.transcript.rows import Prose, Tone
from matryoshka.ui.transcript.sections import Kind, Section, mended
from matryoshka.ui.transcript.slab import Look, Scene, Slab

LINE = 24
"""Height of a line of 15 px text: 1.58 of it, rounded to the grid."""

_SMALL_LINE = 21
_INDENT = 28
_INSET = 14
"""Thinking stands under the words of its card."""


class ProseSlab(Slab[Prose]):
    def __init__(self, row: Prose, look: Look, markup: Markup) -> None:
        self._markup = markup
        self._page: Page | None = None
        self._ornaments: Ornaments | None = None
        super().__init__(row, look)

    def guess(self) -> int:
        lines = self.row.section.text.split("\n")
        return LINE * sum(1 + len(line) // 95 for line in lines)

    def lay_out(self, width: float) -> int:
        html = self._html()
        self._page = page = self._made(html)
        self._ornaments = Ornaments(page, html)
        page.setTextWidth(width - 2 * self._inset)
        height = math.ceil(page.size().height())
        self._ornaments.place()
        return height

    def drop(self) -> None:
        super().drop()
        self._page, self._ornaments = None, None

    def _html(self) -> str:
        section = self.row.section
        text = mended(section.text) if section.open else section.text
        return self._markup.html(text, self.row.definitions)

    def _made(self, html: str) -> Page:
        section, fonts = self.row.section, self.look.fonts
        style = style_sheet(self.look.theme, self._ink.name())
        if self.row.tone is Tone.THOUGHT:
            return Page(html, fonts.label, style, _SMALL_LINE, _indent(section))
        return Page(html, fonts.text, style, _line(section), _indent(section))

    @property
    def _inset(self) -> int:
        return _INSET if self.row.tone is Tone.THOUGHT else 0

    @property
    def _ink(self) -> QColor:
        quiet = self.row.tone is not Tone.ANSWER or self._quotes
        return self.look.theme.muted if quiet else self.look.theme.ink

    @property
    def _quotes(self) -> bool:
        return self.row.section.text.lstrip().startswith(">")

    def paint(self, painter: QPainter, scene: Scene) -> None:
        if not self._page or not self._ornaments:
            return
        if self._quotes:
            painter.fillRect(QRectF(0, 2, 3, self.height - 4), self.look.theme.hairline)
        painter.translate(self._inset, 0)
        self._ornaments.paint(painter, self.look)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, scene.top, self.width, scene.bottom - scene.top)
        if scene.selected:
            context.selections = [self._selection(self._page, *scene.selected)]
        self._page.documentLayout().draw(painter, context)

    def _selection(self, page: Page, start: int, end: int) -> QAbstractTextDocumentLayout.Selection:
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = page.marked(start, end)
        form = QTextCharFormat()
        form.setBackground(selection_colour(self.look.theme))
        selection.format = form
        return selection

    def link_at(self, point: QPointF) -> str:
        return self._page.documentLayout().anchorAt(self._inside(point)) if self._page else ""

    @property
    def raw(self) -> str:
        return self._any_page().toRawText()

    def position_at(self, point: QPointF) -> int:
        if not self._page:
            return 0
        return self._page.documentLayout().hitTest(self._inside(point), Qt.HitTestAccuracy.FuzzyHit)

    def text(self, start: int, end: int) -> str:
        """List items and tables come as they were written when all of them is marked."""
        section = self.row.section
        if start <= 0 and end >= self.length and (section.kind is Kind.ITEM or section.text.startswith("|")):
            return section.text
        page = self._any_page()
        return page.marked(start, end).selection().toPlainText().replace(PAD, "")

    def _any_page(self) -> Page:
        """The page on screen, or one made for the moment."""
        return self._page or self._made(self._html())

    def _inside(self, point: QPointF) -> QPointF:
        return point - QPointF(self._inset, 0)


def _line(section: Section) -> int:
    """Height of a line in pixels: more for large headings."""
    level = len(section.text) - len(section.text.lstrip("#"))
    return max(LINE, HEADINGS[level] + 10) if level in HEADINGS else LINE


def _indent(section: Section) -> int:
    """Room for the mark of a list item, wider where its number is long."""
    digits = len(section.text) - len(section.text.lstrip("0123456789"))
    return _INDENT + max(0, digits - 2) * 9
