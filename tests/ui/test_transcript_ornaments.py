"""Bars of quotations and marks of lists stand where the text begins, whichever way it is written."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from matryoshka.ui.theme import LIGHT
from matryoshka.ui.transcript.markup import QUOTE
from matryoshka.ui.transcript.ornament import Ornaments
from matryoshka.ui.transcript.prose import ProseSlab
from support.reading import Reader, reader
from support.turns import attempt, turn


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    return reader(qtbot)


def ornaments(reading: Reader, markdown: str) -> Ornaments:
    reading.transcript.show_thread((turn("?", attempt("S", markdown)),))
    (slab,) = (each.slab for each in reading.sighted if isinstance(each.slab, ProseSlab))
    assert slab._ornaments
    return slab._ornaments


def inked(reading: Reader, place: QRect) -> bool:
    """Whether anything but paper is there."""
    image = reading.transcript.viewport().grab(place).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixelColor(x, y) != LIGHT.paper for x, y in points)


def test_a_quotation_within_another_has_a_bar_of_its_own(reading: Reader) -> None:
    outer, inner = ornaments(reading, "> one\n>\n> > two\n>\n> three")._bars[::-1]

    assert inner.left() - outer.left() == QUOTE
    assert outer.top() < inner.top() < inner.bottom() < outer.bottom()


def test_a_quotation_in_an_item_stands_under_its_text(reading: Reader) -> None:
    (bar,) = ornaments(reading, "- item\n  > said")._bars

    assert bar.left() == ornaments(reading, "- item\n  > said")._page.indentWidth()


def test_what_is_written_from_the_right_has_its_bar_at_the_right(reading: Reader) -> None:
    made = ornaments(reading, "> اقتباس")

    assert made._bars[0].right() == made._page.textWidth()


@pytest.mark.parametrize(
    ("markdown", "mark"), [("- نقطة", ""), ("1. البند", ".1"), ("- item", ""), ("1. item", "1.")]
)
def test_marks_stand_where_the_text_begins(reading: Reader, markdown: str, mark: str) -> None:
    (found,) = ornaments(reading, markdown)._marks
    assert found.number == mark

    (item,) = (each for each in reading.sighted if isinstance(each.slab, ProseSlab))
    measure = reading.transcript._measure
    left = measure.x_of(item.slab)
    at_left = QRect(left, item.y, 26, item.slab.height)
    at_right = QRect(left + round(item.slab.width) - 26, item.y, 26, item.slab.height)
    leftwards = not markdown.isascii()
    assert (inked(reading, at_left), inked(reading, at_right)) == (not leftwards, leftwards)
