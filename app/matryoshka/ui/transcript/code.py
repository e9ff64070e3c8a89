"""A block of code: its language, a button that copies it, and coloured lines."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.highlight import Highlighter, Span
from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, selection_colour, write
from matryoshka.ui.transcript.rows import Code, Tone
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Target
from matryoshka.ui.wishes import Copy

_LINE = 20
_TAB = 4
_EDGE, _HEAD, _FOOT = 16, 36, 14


class CodeSlab(Slab[Code]):
    def __init__(self, row: Code, look: Look) -> None:
        self._highlighter: Highlighter | None = None
        self._made: list[tuple[str, list[Span], Flow]] = []
        self._tops: list[int] = []
        super().__init__(row, look)

    def guess(self) -> int:
        return _HEAD + _LINE * (self.row.section.text.count("\n") + 1) + _FOOT

    def drop(self) -> None:
        super().drop()
        self._highlighter, self._made, self._tops = None, [], []

    def lay_out(self, width: float) -> int:
        kept = self._made if width == self._fitted else []
        self._fitted = width
        self._made = [*self._lines(kept, width - 2 * _EDGE)]
        self._tops, y = [], _HEAD
        for _, _, flow in self._made:
            self._tops.append(y)
            y += flow.height
        wide = button_width("Copy", self.look.fonts.small)
        place = QRectF(width - wide - _EDGE + PAD, 6, wide, 24)
        self.targets = (Target(place, "Copy", Copy(self.row.section.text)),)
        return y + _FOOT

    _fitted = 0.0

    def _lines(
        self, kept: list[tuple[str, list[Span], Flow]], width: float
    ) -> Iterator[tuple[str, list[Span], Flow]]:
        """Lines that did not change keep what was made of them."""
        section = self.row.section
        self._highlighter = self._highlighter or Highlighter(section.language, self.look.theme)
        lines = self.raw.split("\n")
        coloured = self._highlighter.spans(lines, ended=not section.open)
        for index, (line, spans) in enumerate(zip(lines, coloured, strict=True)):
            if index < len(kept) and kept[index][:2] == (line, spans):
                yield kept[index]
            else:
                flow = Flow(self._runs(line, spans), self.look.fonts.code, _LINE)
                flow.fit(width)
                yield line, spans, flow

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
        write(painter, self.row.section.language, small, theme.muted, QRectF(_EDGE, 6, self.width / 2, 24))
        paint_button(painter, self.look, self.targets[0], scene, framed=False)
        for index in range(self._line_at(scene.top), min(self._line_at(scene.bottom) + 1, len(self._made))):
            self._paint_line(painter, index, scene.selected)

    def _paint_line(self, painter: QPainter, index: int, selected: tuple[int, int] | None) -> None:
        flow, place = self._made[index][2], QPointF(_EDGE, self._tops[index])
        if not selected:
            flow.draw(painter, place)
            return
        start = self._start(index)
        span = (max(0, selected[0] - start), min(len(flow.text), selected[1] - start))
        flow.draw(painter, place, span if span[0] < span[1] else None, selection_colour(self.look.theme))

    def _line_at(self, y: float) -> int:
        return max(0, bisect_right(self._tops, y) - 1)

    def _start(self, index: int) -> int:
        """Position in the text at which a line starts."""
        return sum(len(line) + 1 for line, _, _ in self._made[:index])

    @property
    def raw(self) -> str:
        return self.row.section.text.expandtabs(_TAB)

    def position_at(self, point: QPointF) -> int:
        if not self._made:
            return 0
        index = self._line_at(point.y())
        within = self._made[index][2].position_at(point - QPointF(_EDGE, self._tops[index]))
        return self._start(index) + within


def _coloured(line: str, spans: list[Span], ink: QColor) -> Iterator[Run]:
    end = 0
    for span in spans:
        if span.start > end:
            yield Run(line[end : span.start], ink)
        end = span.start + span.length
        yield Run(line[span.start : end], span.colour)
    if end < len(line) or not line:
        yield Run(line[end:], ink)
