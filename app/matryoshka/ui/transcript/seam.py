"""The seam: one tier asks the next for help, and its doll opens."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from matryoshka.chat.events import Handoff
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.dolls import Dolls
from matryoshka.ui.transcript.doubt import DOUBT_HEIGHT, DOUBT_WIDTH, paint_doubt, paint_doubt_line
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import faded, paint_chevron, paint_ring, write_right
from matryoshka.ui.transcript.rows import Seam
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Target, Toggle

OPENING = 0.24
"""Seconds that the elder's doll takes to open."""

_PAD = 10
_LEFT = 4
_GAP = 16
_LINE = 20
_TIME = 52
_CHEVRON = 20
_NARROW = 600
"""Below this width the meter goes under the sentence."""


class SeamSlab(Slab[Seam]):
    def __init__(self, row: Seam, look: Look) -> None:
        self._dolls = Dolls(row.handoffs, look)
        self._sentence = Flow([], look.fonts.label, _LINE)
        self._details: Flow | None = None
        self._stacked = False
        self._head = 0
        super().__init__(row, look)

    def guess(self) -> int:
        return self._dolls.height + 2 * _PAD

    def lay_out(self, width: float) -> int:
        doubts = self._last.doubt is not None
        self._stacked = doubts and width < _NARROW
        side = DOUBT_WIDTH + _GAP if doubts and not self._stacked else 0
        text = self._fit(width - self._left - side - _TIME - _CHEVRON) + (_LINE if self._stacked else 0)
        self._head = max(text, self._dolls.height, DOUBT_HEIGHT) + 2 * _PAD
        name = "Hide the details" if self.row.open else "Show the details"
        self.targets = (Target(QRectF(0, 0, width, self._head), name, Toggle(self.row.place.key)),)
        self._details = self._opened(width) if self.row.open else None
        return self._head + (self._details.height + _PAD if self._details else 0)

    def _fit(self, width: float) -> int:
        """The reason goes beside the sentence, or below it where it would break."""
        for between in ("  ", "\n"):
            self._sentence = Flow(self._said(between), self.look.fonts.label, _LINE)
            if self._sentence.fit(width) == _LINE:
                break
        return self._sentence.height

    def _said(self, between: str) -> list[Run]:
        theme, row = self.look.theme, self.row
        why = f"{between}{words.why(self._last.reason, row.fault)}"
        return [Run(words.asked(row.handoffs), theme.ink, strong=True), Run(why, theme.muted)]

    def _opened(self, width: float) -> Flow:
        theme, runs = self.look.theme, []
        for handoff in self.row.handoffs:
            runs.append(Run(f"{handoff.junior}  ", self.look.colour(handoff.junior), strong=True))
            runs.append(Run(f"{words.signals(handoff)}\n", theme.ink))
        if self._last.doubt is not None:
            runs.append(Run(words.DOUBT_EXPLAINED, theme.muted))
        if self.row.draft:
            runs.append(Run(f"\n\n{self.row.draft}", theme.muted))
        details = Flow(runs, self.look.fonts.small, _LINE)
        details.fit(width - self._left - _CHEVRON)
        return details

    @property
    def _last(self) -> Handoff:
        return self.row.handoffs[-1]

    @property
    def _left(self) -> float:
        """Where the sentence begins, after the dolls."""
        return _LEFT + self._dolls.width + _GAP

    @property
    def _text_top(self) -> float:
        text = self._sentence.height + (_LINE if self._stacked else 0)
        return (self._head - text) / 2

    def paint(self, painter: QPainter, scene: Scene) -> None:
        target = self.targets[0]
        if target == scene.pointed:
            painter.fillRect(target.rect.adjusted(0, 1, 0, -1), self.look.theme.code)
        self._paint_edges(painter)
        dolls = QPointF(_LEFT, (self._head - self._dolls.height) / 2)
        self._dolls.paint(painter, dolls, self._progress(scene))
        self._sentence.draw(painter, QPointF(self._left, self._text_top))
        self._paint_side(painter)
        if self._details:
            self._details.draw(painter, QPointF(self._left, self._head - 4))
        if target == scene.focused:
            paint_ring(painter, self.look, target.rect)

    def _progress(self, scene: Scene) -> float:
        """How far the doll has opened, easing out."""
        if self.born is None or scene.still:
            return 1.0
        return 1 - (1 - min(1.0, (scene.now - self.born) / OPENING)) ** 3

    def next_frame(self, scene: Scene) -> float | None:
        return 1 / 60 if self._progress(scene) < 1 else None

    def _paint_edges(self, painter: QPainter) -> None:
        pen = QPen(faded(self.look.theme.muted, 0.4), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        for y in (0.5, self.height - 0.5):
            painter.drawLine(QPointF(0, y), QPointF(self.width, y))

    def _paint_side(self, painter: QPainter) -> None:
        """The time it took, a chevron, and the doubt against the limit."""
        middle = self._text_top + _LINE / 2 if self._stacked else self._head / 2
        seconds = sum(handoff.seconds for handoff in self.row.handoffs)
        time = QRectF(0, middle - _LINE / 2, self.width - _CHEVRON, _LINE)
        write_right(painter, words.duration(seconds), self.look.fonts.small, self.look.theme.muted, time)
        chevron = QPointF(self.width - 6, middle)
        paint_chevron(painter, chevron, self.look.theme.muted, down=self.row.open)
        self._paint_doubt(painter)

    def _paint_doubt(self, painter: QPainter) -> None:
        last = self._last
        if last.doubt is None:
            return
        colours = (self.look.colour(self.row.handoffs[0].junior), self.look.colour(last.elder))
        shares = (last.doubt, last.patience)
        if self._stacked:
            at = QPointF(self._left, self._text_top + self._sentence.height)
            paint_doubt_line(painter, self.look, at, colours, shares)
        else:
            left = self.width - _CHEVRON - _TIME - DOUBT_WIDTH
            at = QPointF(left, (self._head - DOUBT_HEIGHT) / 2)
            paint_doubt(painter, self.look, at, colours, shares)
