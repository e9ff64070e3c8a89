"""Formulas in the transcript: found, drawn beside the window, copied as they were written."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.paths import resources
from matryoshka.typesetting.formula import Drawing, Formula
from matryoshka.typesetting.typesetter import Typesetter
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.theme import LIGHT
from matryoshka.ui.transcript.formulas import Formulas
from matryoshka.ui.transcript.link_line import LinkLine
from matryoshka.ui.transcript.markup import Markup, style_sheet
from matryoshka.ui.transcript.page import Dress, Page
from matryoshka.ui.transcript.paint import x_of
from matryoshka.ui.transcript.prose import _selection
from matryoshka.ui.transcript.section import Kind
from matryoshka.ui.transcript.sections import Cutter
from matryoshka.ui.transcript.slab import Stretch
from matryoshka.ui.transcript.tex import as_written, displayed, formula_in
from support.reading import reader
from support.turns import attempt, turn

MARKUP = Markup()
INK = QColor("black")


@pytest.mark.parametrize("text", ["$x^2$", r"\(x^2\)", "$$x^2$$", r"\[x^2\]"])
def test_all_marks_of_formulas_within_a_text_are_known(text: str) -> None:
    html = MARKUP.html(f"so {text}, then")
    assert html.count("<img") == 1
    name = html.split('src="')[1].split('"')[0]
    assert formula_in(name, 15) == Formula("x^2", 15, displayed=text[1] in "$[")


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and then $6.",
        "costs $5 or 6 $",
        r"\$x^2\$ is no formula",
        "`$x$` is code",
        "from $100 to 200$ each",
        "between 5$ and 6$",
        r"\(\)",
        "$ x $",
    ],
)
def test_prices_and_code_are_none(text: str) -> None:
    assert "<img" not in MARKUP.html(text)


@pytest.mark.parametrize(
    "text",
    ["$$\nx = 1\n- b\n$$", "$$x = 1$$", "\\[\nx = 1\n\\]", "```math\nx = 1\n```", "text\n$$\nx\n$$\nmore"],
)
def test_a_formula_on_lines_of_its_own_is_a_section(text: str) -> None:
    sections = Cutter().cut(text, ended=True)
    assert Kind.FORMULA in [each.kind for each in sections]
    assert all("<img" in MARKUP.of(each) for each in sections if each.kind is Kind.FORMULA)


@pytest.mark.parametrize("text", ["$$ is a sign\n\nmore", "\\[ brackets", "$$"])
def test_what_begins_like_one_and_is_none_stays_text(text: str) -> None:
    sections = Cutter().cut(text, ended=True)
    assert not any("<img" in MARKUP.of(each) for each in sections)


def test_while_it_is_being_written_it_is_shown_as_it_is() -> None:
    (section,) = Cutter().cut("$$\nx_1 = \\frac", ended=False)
    assert section.open
    assert "\\frac" in MARKUP.of(section) or "x_1" in MARKUP.of(section)


def test_a_picture_knows_its_formula_and_gives_its_source_back() -> None:
    html = MARKUP.html(r'Say $a < "b"$ now')
    name = html.split('src="')[1].split('"')[0]
    assert formula_in(name, 15) == Formula('a < "b"', 15, displayed=False)
    assert "$a &lt; &quot;b&quot;$" in as_written(html)


def test_no_picture_of_the_text_passes_for_a_formula() -> None:
    assert "<img" not in MARKUP.html('<img src="tex:x"> ![x](tex:x)')


def test_a_formula_that_is_asked_for_is_drawn_once(qtbot: QtBot) -> None:
    formulas, formula = Formulas(Typesetter), Formula("x^2", 15, displayed=False)
    with qtbot.waitSignal(formulas.drawn):
        assert formulas.find(formula) is None
    assert isinstance(formulas.find(formula), Drawing)
    formulas.close()
    assert formulas.find(Formula("y", 15, displayed=False)) is None


def test_a_tall_formula_that_stands_alone_is_no_higher_than_its_drawing(qtbot: QtBot) -> None:
    formulas, latex = Formulas(Typesetter), r"\begin{pmatrix}a\\b\\c\\d\end{pmatrix}"
    formula = Formula(latex, 15, displayed=True)
    with qtbot.waitSignal(formulas.drawn):
        formulas.find(formula)
    drawing, font = formulas.find(formula), QFont()
    font.setPixelSize(15)
    dress = Dress(font, "p { margin: 0 }", QColor("black"), 24, 28)
    page = Page(displayed(f"$${latex}$$"), dress, formulas)
    page.setTextWidth(700)
    assert isinstance(drawing, Drawing)
    assert page.size().height() <= drawing.ascent + drawing.depth + 3
    formulas.close()


def test_why_a_formula_is_not_drawn_is_told_while_one_points_to_it(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Why?", attempt("S", r"$\notacommand x$ and more")),))
    line = reading.transcript.findChild(LinkLine)
    assert line is not None

    def points_and_reads() -> bool:
        slab = next(each for each in reading.sighted if "and more" in each.slab.raw)
        place = QPoint(reading.transcript._measure.x_of(slab.slab) + 20, slab.y + 14)
        QTest.mouseMove(reading.transcript.viewport(), QPoint(2, 2))
        QTest.mouseMove(reading.transcript.viewport(), place)
        return line.isVisible()

    qtbot.waitUntil(points_and_reads)
    assert line.text().startswith("Not drawn. ")
    assert "notacommand" in line.text()


TALL = [r"\begin{pmatrix}a\\b\\c\end{pmatrix}", r"\dfrac{\dfrac{a}{b}}{c}", r"\int_0^1 x", r"\frac{a}{b}"]


def drawn_page(qtbot: QtBot, markdown: str, latex: str) -> tuple[Page, Drawing]:
    """Both as they stand in an answer."""
    formulas, formula = Formulas(Typesetter), Formula(latex, 15, displayed=False)
    with qtbot.waitSignal(formulas.drawn):
        formulas.find(formula)
    drawing, font = formulas.find(formula), load_fonts(resources() / "fonts").text
    page = Page(MARKUP.html(markdown), Dress(font, style_sheet(LIGHT, "black"), INK, 24, 28), formulas)
    page.fit(300)
    formulas.close()
    assert isinstance(drawing, Drawing)
    return page, drawing


def ink(page: Page, *marked: tuple[int, int]) -> set[tuple[int, int]]:
    """The dark pixels of it at twice its size, with some of its text marked."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.selections = [_selection(page, Stretch(*each, QColor("yellow"))) for each in marked]
    painter = QPainter(image)
    painter.scale(2, 2)
    page.documentLayout().draw(painter, context)
    painter.end()
    return {(x, y) for y in range(400) for x in range(600) if image.pixelColor(x, y).red() < 128}


@pytest.mark.parametrize("latex", TALL)
@pytest.mark.parametrize("before", ["so", "# so"])
def test_a_tall_formula_in_a_line_stands_on_the_baseline_of_its_words(
    qtbot: QtBot, latex: str, before: str
) -> None:
    page, drawing = drawn_page(qtbot, f"{before} ${latex}$", latex)
    line = page.firstBlock().layout().lineAt(0)
    left = 2 * x_of(line, 3)
    dark = [y / 2 for x, y in ink(page) if x >= left]
    baseline = page.documentLayout().blockBoundingRect(page.firstBlock()).top() + line.y() + line.ascent()
    assert baseline >= 0.8 * 24 - 1
    assert abs(max(dark) - baseline - drawing.depth) < 3
    assert abs(min(dark) - baseline + drawing.ascent) < 3


@pytest.mark.parametrize("latex", TALL)
def test_no_mark_beside_or_below_a_formula_takes_away_of_it(qtbot: QtBot, latex: str) -> None:
    page, _ = drawn_page(
        qtbot, f"word ${latex}$word and ${latex}$,\nthe next line, with ${latex}$ too", latex
    )
    text = page.toRawText()
    places = [-1, *(place for place, letter in enumerate(text) if letter == "\ufffc"), len(text)]
    words = [(first + 1, last) for first, last in pairwise(places)]
    assert ink(page) <= ink(page, *words)
