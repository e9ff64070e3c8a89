"""A sentence and a way on, where something happened."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.transcript.doubt import DOUBT_WIDTH, paint_doubt, paint_doubt_line
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, paint_card
from matryoshka.ui.transcript.rows import Notice
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Target

_EDGE, _BUTTON, _DOLL, _NARROW = 16, 32, 28, 560


class NoticeSlab(Slab[Notice]):
    def __init__(self, row: Notice, look: Look) -> None:
        self._said = Flow([], look.fonts.label, 21)
        self._below = False
        super().__init__(row, look)

    def guess(self) -> int:
        return 112

    def lay_out(self, width: float) -> int:
        theme, meter = self.look.theme, self._meter is not None
        self._below = meter and width < _NARROW
        runs = [Run(self.row.title, theme.ink, strong=True), Run(f"\n{self.row.remedy}", theme.muted)]
        if self.row.technical:
            runs.append(Run(f"\n{self.row.technical}", theme.muted))
        self._said = Flow(runs, self.look.fonts.label, 21)
        side = DOUBT_WIDTH + _EDGE if meter and not self._below else 0
        self._said.fit(width - self._left - _EDGE - side)
        bottom = _EDGE + max(self._said.height, 40)
        bottom += 28 if self._below else 0
        self.targets = tuple(self._buttons(bottom + 12))
        return bottom + (12 + _BUTTON if self.targets else 0) + _EDGE

    @property
    def _left(self) -> float:
        return _EDGE + _DOLL * WIDTH + 14

    @property
    def _meter(self) -> tuple[float, float] | None:
        row = self.row
        return (row.doubt, row.patience) if row.doubt is not None and row.patience is not None else None

    def _buttons(self, top: float) -> Iterator[Target]:
        x = self._left
        for name, wish in self.row.ways:
            wide = button_width(name, self.look.fonts.label) + 2 * PAD
            yield Target(QRectF(x, top, wide, _BUTTON), name, wish)
            x += wide + 8

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, colour = self.look.theme, self.look.colour(self.row.tier)
        paint_card(painter, QRectF(0, 0, self.width, self.height), theme.surface, theme.hairline)
        doll = QRectF(_EDGE, _EDGE + 4, _DOLL * WIDTH, _DOLL)
        paint_doll(painter, doll, colour, Pose.ASLEEP)
        self._said.draw(painter, QPointF(self._left, _EDGE))
        if self._meter:
            meter = paint_doubt_line if self._below else paint_doubt
            meter(painter, self.look, self._meter_place(), (colour, colour), self._meter)
        for target in self.targets:
            paint_button(painter, self.look, target, scene, framed=True)

    def _meter_place(self) -> QPointF:
        if self._below:
            return QPointF(self._left, _EDGE + max(self._said.height, 40) + 8)
        return QPointF(self.width - DOUBT_WIDTH - _EDGE, _EDGE + 4)
