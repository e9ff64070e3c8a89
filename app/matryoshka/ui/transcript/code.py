"""A block of code: its language, buttons that copy and save it, and coloured lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.highlight import Highlighter, Span
from matryoshka.ui.transcript.lexers import Lexers
from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, width_of, write
from matryoshka.ui.transcript.rows import Code, Tone
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Stretch, Target, Toggle
from matryoshka.ui.transcript.tabs import with_tabs
from matryoshka.ui.transcript.units import units
from matryoshka.ui.wishes import Copy, SaveCode

_LINE = 20
_TAB = 4
_DEEPER = 2
"""Letters by which the rest of a long line stands further right than its beginning."""
_EDGE, _HEAD, _FOOT = 16, 36, 14
_FOLD = 36
"""Height of the foot that holds the way to the whole."""
_FIRST = 16
"""Lines that are shown of long code."""


class CodeSlab(Slab[Code]):
    def __init__(self, row: Code, look: Look, lexers: Lexers) -> None:
        self._lexers = lexers
        self._highlighter: Highlighter | None = None
        self._made: list[tuple[str, list[Span], Flow]] = []
        self._tops: list[int] = []
        super().__init__(row, look)

    def guess(self) -> int:
        return _HEAD + _LINE * min(self._lines_in_all, self._most) + self._foot

    @property
    def _lines_in_all(self) -> int:
        return self.row.section.text.count("\n") + 1

    @property
    def _most(self) -> int:
        """How many lines are shown at most."""
        return _FIRST if self.row.fold and not self.row.open else self._lines_in_all

    @property
    def _foot(self) -> int:
        return _FOLD if self.row.fold else _FOOT

    def drop(self) -> None:
        super().drop()
        self._highlighter, self._made, self._tops = None, [], []

    def take_in(self) -> None:
        """Only lines whose colours were others are made anew."""
        self.width = 0.0
        if self._highlighter and not self._highlighter.waits:
            self._highlighter = None

    def lay_out(self, width: float) -> int:
        kept = self._made if width == self._fitted else []
        self._fitted = width
        self._made = [*self._lines(kept, width - 2 * _EDGE)]
        self._tops, y = [], _HEAD
        for _, _, flow in self._made:
            self._tops.append(y)
            y += flow.height
        self.targets = (*self._buttons(width), *self._fold_button(y))
        return y + self._foot

    def _buttons(self, width: float) -> Iterator[Target]:
        """Side by side at the right, the last first."""
        section, right = self.row.section, width - _EDGE + PAD
        ways = (tr("Copy"), Copy(section.text)), (tr("Save"), SaveCode(section.language, section.text))
        for name, wish in ways:
            wide = button_width(name, self.look.fonts.small)
            right -= wide
            yield Target(QRectF(right, 6, wide, 24), name, wish)

    def _fold_button(self, top: float) -> Iterator[Target]:
        if self.row.fold:
            name = tr("Show less") if self.row.open else tr("Show all %n line(s)", self._lines_in_all)
            wide = button_width(name, self.look.fonts.small)
            place = QRectF(_EDGE - PAD, top + 6, wide, 24)
            yield Target(place, name, Toggle(self.row.place.key))

    _fitted = 0.0

    def _lines(
        self, kept: list[tuple[str, list[Span], Flow]], width: float
    ) -> Iterator[tuple[str, list[Span], Flow]]:
        """Lines that did not change keep what was made of them."""
        highlighter = self._highlighter = self._highlighter or self._reader()
        lines = self.raw.split("\n")[: self._most]
        coloured = highlighter.spans(lines, ended=not self.row.section.open)
        self.waits = highlighter.waits or not self._lexers.knows(self.row.section.language)
        for index, (line, spans) in enumerate(zip(lines, coloured, strict=True)):
            if index < len(kept) and kept[index][:2] == (line, spans):
                yield kept[index]
            else:
                flow = Flow(self._runs(line, spans), self.look.fonts.code, _LINE)
                flow.fit(width, self._hang(line, width))
                yield line, spans, flow

    def _reader(self) -> Highlighter:
        language = self.row.section.language
        known = self._lexers.knows(language)
        lexer = self._lexers.get(language) if known else None
        return Highlighter(lexer, self.look.theme, partial(self._lexers.read, language))

    def _hang(self, line: str, width: float) -> float:
        """How far right a line goes on that is too long: deeper than it began, so that levels are seen."""
        began = len(line) - len(line.lstrip())
        return min(width_of(" " * (began + _DEEPER), self.look.fonts.code), width / 2)

    def _runs(self, line: str, spans: list[Span]) -> list[Run]:
        theme = self.look.theme
        if self.row.tone is not Tone.ANSWER:
            return [Run(line, theme.muted)]
        return [*_coloured(line, spans, theme.ink)]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, small = self.look.theme, self.look.fonts.small
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.code)
        painter.drawRoundedRect(QRectF(0, 0, self.width, self.height), 12, 12)
        language = self.row.section.language or tr("text")
        write(painter, language, small, theme.muted, QRectF(_EDGE, 6, self.width / 2, 24))
        for target in self.targets:
            paint_button(painter, self.look, target, scene, framed=False)
        for index in range(self._line_at(scene.top), min(self._line_at(scene.bottom) + 1, len(self._made))):
            self._paint_line(painter, index, scene.marked)

    def _paint_line(self, painter: QPainter, index: int, marked: Sequence[Stretch]) -> None:
        flow, place = self._made[index][2], QPointF(_EDGE, self._tops[index])
        start = self._start(index) if marked else 0
        flow.draw(painter, place, [*_within(marked, start, units(flow.text))])

    def _line_at(self, y: float) -> int:
        return max(0, bisect_right(self._tops, y) - 1)

    def _start(self, index: int) -> int:
        """Position in the text at which a line starts."""
        return sum(units(line) + 1 for line, _, _ in self._made[:index])

    @property
    def raw(self) -> str:
        return self.row.section.text.expandtabs(_TAB)

    def text(self, start: int, end: int) -> str:
        """With its tabs, as it was written."""
        return with_tabs(self.row.section.text, _TAB, start, end)

    def y_of(self, position: int) -> float:
        lines = range(len(self._made))
        index = bisect_right(lines, position, key=self._start) - 1
        return self._tops[index] + self._made[index][2].y_of(position - self._start(index)) if lines else 0.0

    def markdown(self, start: int, end: int) -> str:
        fence = fence_for(self.row.section.text)
        text = f"{fence}{self.row.section.language}\n{self.text(start, end)}\n{fence}"
        return self.row.section.placed(text)

    def position_at(self, point: QPointF) -> int:
        if not self._made:
            return 0
        index = self._line_at(point.y())
        within = self._made[index][2].position_at(point - QPointF(_EDGE, self._tops[index]))
        return self._start(index) + within


def fence_for(code: str) -> str:
    """Longer than any in the code itself."""
    return "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))


def _within(marked: Sequence[Stretch], start: int, length: int) -> Iterator[Stretch]:
    """What of it lies in the line that begins at `start`, in the line's own positions."""
    for each in marked:
        first, last = max(0, each.start - start), min(length, each.end - start)
        if first < last:
            yield replace(each, start=first, end=last)


def _coloured(line: str, spans: list[Span], ink: QColor) -> Iterator[Run]:
    end = 0
    for span in spans:
        if span.start > end:
            yield Run(line[end : span.start], ink)
        end = span.start + span.length
        yield Run(line[span.start : end], span.colour)
    if end < len(line) or not line:
        yield Run(line[end:], ink)
