"""A part of a page as Markdown: emphasis, inline code and links as they look on the screen."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat

from matryoshka.ui.fonts import CODE_FAMILY
from matryoshka.ui.transcript.markup import PAD
from matryoshka.ui.transcript.page import Page
from matryoshka.ui.transcript.stretches import stretches
from matryoshka.ui.transcript.tex import written
from matryoshka.ui.transcript.units import cut

_OBJECT = "\ufffc"
"""Stands in Qt's texts for what is no letter."""
_ENDS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def as_markdown(page: Page, start: int, end: int) -> str:
    """What stands between two positions; lines of a list or a table become lines of text."""
    return "\n".join(filter(None, _lines(page, start, end)))


def with_formulas(text: str, page: Page, start: int, end: int) -> str:
    """The text between two positions of the page, with its formulas as they are written."""
    formulas = _formulas(page, start, end)
    return "".join(next(formulas, "") if letter == _OBJECT else letter for letter in text)


def _formulas(page: Page, start: int, end: int) -> Iterator[str]:
    block = page.findBlock(start)
    while block.isValid() and block.position() < end:
        for fragment in stretches(block):
            first = max(start, fragment.position())
            last = min(end, fragment.position() + fragment.length())
            if (form := fragment.charFormat()).isImageFormat():
                yield from [written(form.toImageFormat().name())] * (last - first)
        block = block.next()


def _lines(page: Page, start: int, end: int) -> Iterator[str]:
    block = page.findBlock(start)
    while block.isValid() and block.position() < end:
        yield "".join(_pieces(block, start, end)).replace("\u2028", "\n")
        block = block.next()


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[str]:
    for fragment in stretches(block):
        first, last = start - fragment.position(), end - fragment.position()
        text = cut(fragment.text(), max(0, first), max(0, last)).replace(PAD, "")
        form = fragment.charFormat()
        yield (
            written(form.toImageFormat().name()) * len(text) if form.isImageFormat() else _dressed(text, form)
        )


def _dressed(text: str, form: QTextCharFormat) -> str:
    """Spaces at its ends stay outside the marks."""
    found = _ENDS.fullmatch(text)
    if not found or not found[2]:
        return text
    before, words, after = found.groups()
    for mark in _marks(form):
        words = f"{mark}{words}{mark}"
    return f"{before}[{words}]({form.anchorHref()}){after}" if form.isAnchor() else f"{before}{words}{after}"


def _marks(form: QTextCharFormat) -> Iterator[str]:
    """From the inside out."""
    if CODE_FAMILY in (form.fontFamilies() or ()):
        yield "`"
    if form.fontItalic():
        yield "*"
    if form.fontWeight() >= QFont.Weight.DemiBold:
        yield "**"
    if form.fontStrikeOut():
        yield "~~"
