"""The seam: one tier passes the question to the next, and its doll opens."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from matryoshka.chat.events import Handoff
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import seam_words, words
from matryoshka.ui.transcript.dolls import Dolls
from matryoshka.ui.transcript.doubt import DOUBT_HEIGHT, DOUBT_WIDTH, paint_doubt, paint_doubt_line
from matryoshka.ui.transcript.flow import Flow
from matryoshka.ui.transcript.paint import faded, paint_chevron, paint_globe, paint_ring, write_right
from matryoshka.ui.transcript.rows import Seam
from matryoshka.ui.transcript.seam_words import LINE
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Target, Toggle

OPENING = 0.24
"""Seconds that the elder's doll takes to open."""

_PAD = 10
_GAP = 16
_SIDE = 72
"""Room for the time and the chevron."""
_CHEVRON = 20
_OUT = 8
"""How far the ring stands out at both sides, so that what it surrounds stays in line with the text."""
_NARROW = 600
"""Below this width the meter goes under the sentence."""
_GLOBE = 22
"""Room for the sign of what left this computer."""
_LEAST = 200
"""With less room than this beside the dolls, the sentence goes under them."""


class SeamSlab(Slab[Seam]):
    def __init__(self, row: Seam, look: Look) -> None:
        juniors = [handoff.junior for handoff in row.handoffs]
        self._dolls = Dolls(juniors, row.handoffs[-1].elder, look)
        self._sentence = Flow([], look.fonts.label, LINE)
        self._details: Flow | None = None
        self._under = False
        self._stacked = False
        self._head = 0
        super().__init__(row, look)

    def guess(self) -> int:
        return self._dolls.height + 2 * _PAD

    def lay_out(self, width: float) -> int:
        self._head = self._lay_out_head(width)
        self.targets = self._folds(width)
        self._details = self._opened(width)
        return self._head + (self._details.height + _PAD if self._details else 0)

    def _lay_out_head(self, width: float) -> int:
        doubts = self._last.doubt is not None
        beside = doubts and width >= _NARROW
        room = width - self._dolls.width - _GAP - _SIDE - (DOUBT_WIDTH + _GAP if beside else 0) - self._globe
        self._under = room < _LEAST
        self._stacked = doubts and (self._under or not beside)
        self._sentence = seam_words.sentence(
            self.row, self.look, width - self._globe if self._under else room
        )
        if self._under:
            return self._dolls.height + self._text_height + 3 * _PAD
        return max(self._text_height, self._dolls.height, DOUBT_HEIGHT) + 2 * _PAD

    def _folds(self, width: float) -> tuple[Target, ...]:
        """Nothing opens where there is nothing to tell."""
        name = tr("Hide the details") if self.row.open else tr("Show the details")
        place = QRectF(-_OUT, 0, width + 2 * _OUT, self._head)
        return (Target(place, name, Toggle(self.row.place.key)),) if self.row.details else ()

    def _opened(self, width: float) -> Flow | None:
        room = width - self._text.x() - _CHEVRON
        return seam_words.details(self.row, self.look, room) if self.row.open else None

    @property
    def _last(self) -> Handoff:
        return self.row.handoffs[-1]

    @property
    def _globe(self) -> int:
        return _GLOBE if self.row.left else 0

    @property
    def _text_height(self) -> int:
        return self._sentence.height + (LINE if self._stacked else 0)

    @property
    def _text(self) -> QPointF:
        """Where the sentence begins: after the dolls, or under them."""
        if self._under:
            return QPointF(self._globe, self._dolls.height + 2 * _PAD)
        return QPointF(self._dolls.width + _GAP + self._globe, (self._head - self._text_height) / 2)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        for target in self.targets:
            if target == scene.pointed:
                painter.fillRect(target.rect.adjusted(0, 1, 0, -1), self.look.theme.code)
        self._paint_edges(painter)
        top = _PAD if self._under else (self._head - self._dolls.height) / 2
        self._dolls.paint(painter, QPointF(0, top), self._progress(scene))
        self._sentence.draw(painter, self._text)
        if self._globe:
            sign = QRectF(self._text.x() - _GLOBE, self._text.y() + 3, 14, 14)
            paint_globe(painter, sign, self.look.theme.remote)
        self._paint_doubt(painter)
        if self.targets:
            self._paint_side(painter)
        if self._details:
            self._details.draw(painter, QPointF(self._text.x(), self._head + 2))
        if scene.focused:
            paint_ring(painter, self.look, scene.focused.rect)

    def _progress(self, scene: Scene) -> float:
        """How far the doll has opened, easing out."""
        if self.born is None or scene.still:
            return 1.0
        return 1 - (1 - min(1.0, (scene.now - self.born) / OPENING)) ** 3

    def next_frame(self, scene: Scene) -> float | None:
        return 1 / 60 if self._progress(scene) < 1 else None

    def _paint_edges(self, painter: QPainter) -> None:
        """Dashed; a whole line in cobalt where it left this computer."""
        theme = self.look.theme
        pen = QPen(theme.remote if self.row.left else faded(theme.muted, 0.4), 1)
        if not self.row.left:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        for y in (0.5, self.height - 0.5):
            painter.drawLine(QPointF(0, y), QPointF(self.width, y))

    def _paint_side(self, painter: QPainter) -> None:
        """The time it took, and a chevron."""
        muted, seconds = self.look.theme.muted, sum(each.seconds for each in self.row.handoffs)
        place = QRectF(0, self._side_top, self.width - _CHEVRON, LINE)
        write_right(painter, words.duration(seconds), self.look.fonts.small, muted, place)
        paint_chevron(painter, QPointF(self.width - 6, place.center().y()), muted, down=self.row.open)

    @property
    def _side_top(self) -> float:
        """Beside the dolls, or the first line, or in the middle of everything."""
        if self._under:
            return _PAD + (self._dolls.height - LINE) / 2
        return self._text.y() if self._stacked else (self._head - LINE) / 2

    def _paint_doubt(self, painter: QPainter) -> None:
        last = self._last
        if last.doubt is None:
            return
        colours = (self.look.colour(self.row.handoffs[0].junior), self.look.colour(last.elder))
        shares = (last.doubt, last.patience)
        if self._stacked:
            at = self._text + QPointF(0, self._sentence.height)
            paint_doubt_line(painter, self.look, at, colours, shares)
        else:
            left = self.width - _SIDE - DOUBT_WIDTH
            at = QPointF(left, (self._head - DOUBT_HEIGHT) / 2)
            paint_doubt(painter, self.look, at, colours, shares)
