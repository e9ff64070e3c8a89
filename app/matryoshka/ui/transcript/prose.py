"""A section of an answer: a paragraph, a heading, a list item, a table, a quotation."""

import math
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter

from matryoshka.typesetting.formula import Drawing, Undrawn
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.anchors import anchors
from matryoshka.ui.transcript.flow import marking
from matryoshka.ui.transcript.formulas import Formulas
from matryoshka.ui.transcript.fragments import as_markdown, with_formulas
from matryoshka.ui.transcript.markup import HEADINGS, PAD, Markup, style_sheet
from matryoshka.ui.transcript.ornament import Ornaments
from matryoshka.ui.transcript.page import Dress, Page
from matryoshka.ui.transcript.paint import paint_ring
from matryoshka.ui.transcript.rows import INSET, Prose, Tone
from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Stretch, Target
from matryoshka.ui.transcript.tex import as_written, formula_in

LINE = 24
"""Height of a line of 15 px text: 1.58 of it, rounded to the grid."""

_SMALL_LINE = 21
_INSET = 14
"""Thinking stands under the words of its card."""


class ProseSlab(Slab[Prose]):
    def __init__(self, row: Prose, look: Look, markup: Markup, formulas: Formulas) -> None:
        self._markup = markup
        self._formulas = formulas
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
        page.fit(width - 2 * self._inset)
        height = math.ceil(page.size().height())
        self._ornaments.place()
        self.links = tuple(self._anchors(page)) if "<a " in html and not self.row.section.open else ()
        return height

    def _anchors(self, page: Page) -> Iterator[Target]:
        for each in anchors(page):
            yield replace(each, rect=each.rect.translated(self._inset, 0))

    def drop(self) -> None:
        super().drop()
        self._page, self._ornaments = None, None

    def _html(self) -> str:
        """Formulas stand as they were written until they are drawn."""
        self.waits = False
        html = self._markup.of(self.row.section, self.row.definitions)
        return as_written(html, self._why_undrawn) if "<img" in html else html

    def _why_undrawn(self, name: str) -> str | None:
        """None of what is drawn, empty of what is on its way."""
        formula = formula_in(name, self._font.pixelSize())
        match self._formulas.find(formula) if formula else None:
            case Drawing():
                return None
            case Undrawn(why):
                return tr("Not drawn. {why}", why=why)
            case None:
                self.waits = True
                return ""

    def _made(self, html: str) -> Page:
        section = self.row.section
        style = style_sheet(self.look.theme, self._ink.name())
        line = _SMALL_LINE if self.row.tone is Tone.THOUGHT else _line(section)
        return Page(html, Dress(self._font, style, self._ink, line, _indent(section)), self._formulas)

    @property
    def _font(self) -> QFont:
        return self.look.fonts.label if self.row.tone is Tone.THOUGHT else self.look.fonts.text

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
        painter.translate(self._inset, 0)
        self._ornaments.paint(painter, self.look)
        if scene.focused:
            paint_ring(painter, self.look, scene.focused.rect.translated(-self._inset, 0))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, scene.top, self.width, scene.bottom - scene.top)
        context.selections = [_selection(self._page, each) for each in scene.marked]
        self._page.documentLayout().draw(painter, context)

    def link_at(self, point: QPointF) -> str:
        return self._page.documentLayout().anchorAt(self._inside(point)) if self._page else ""

    def tip_at(self, point: QPointF) -> str:
        return self._page.tip_at(self._inside(point)) if self._page else ""

    @property
    def raw(self) -> str:
        return self._any_page().toRawText()

    def y_of(self, position: int) -> float:
        return self._page.y_of(position) if self._page else 0.0

    def position_at(self, point: QPointF) -> int:
        if not self._page:
            return 0
        return self._page.documentLayout().hitTest(self._inside(point), Qt.HitTestAccuracy.FuzzyHit)

    def text(self, start: int, end: int) -> str:
        """Lists, footnotes and tables come as they were written when all of them is marked."""
        section = self.row.section
        whole = start <= 0 and end >= self.length
        if whole and (section.kind is not Kind.PROSE or section.text.startswith("|")):
            return section.text
        page = self._any_page()
        plain = page.marked(start, end).selection().toPlainText().replace(PAD, "").strip("\n")
        return with_formulas(plain, page, start, end)

    def markdown(self, start: int, end: int) -> str:
        """As it was written, where all of it is marked."""
        if start <= 0 and end >= self.length:
            return self.row.section.placed(self.row.section.text)
        return as_markdown(self._any_page(), start, end)

    def _any_page(self) -> Page:
        """The page on screen, or one made for the moment."""
        return self._page or self._made(self._html())

    def _inside(self, point: QPointF) -> QPointF:
        return point - QPointF(self._inset, 0)


def _selection(page: Page, stretch: Stretch) -> QAbstractTextDocumentLayout.Selection:
    selection = QAbstractTextDocumentLayout.Selection()
    selection.cursor = page.marked(stretch.start, stretch.end)
    selection.format = marking(stretch)
    return selection


def _line(section: Section) -> int:
    """Height of a line in pixels: more for large headings."""
    level = len(section.text) - len(section.text.lstrip("#"))
    return max(LINE, HEADINGS[level] + 10) if level in HEADINGS else LINE


def _indent(section: Section) -> int:
    """Room for the mark of a list item, wider where its number is long."""
    digits = len(section.text) - len(section.text.lstrip("0123456789"))
    return INSET + max(0, digits - 2) * 9
