"""What the person asked: a bubble at the right, with one small corner."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import selection_colour
from matryoshka.ui.transcript.rows import Question
from matryoshka.ui.transcript.slab import Scene, Slab

WIDEST = 520
_PAD_X, _PAD_Y, _LINE = 16, 9, 24
_ROUND, _SMALL = 14, 4


class QuestionSlab(Slab[Question]):
    _flow: Flow | None = None

    def guess(self) -> int:
        lines = self.row.text.split("\n")
        return 2 * _PAD_Y + _LINE * sum(1 + len(line) // 64 for line in lines)

    def lay_out(self, width: float) -> int:
        theme = self.look.theme
        files = [Run(f"{name}\n", theme.muted) for name in self.row.files]
        self._flow = Flow([*files, Run(self.row.text, theme.ink)], self.look.fonts.text, _LINE)
        return self._flow.fit(min(WIDEST, width) - 2 * _PAD_X) + 2 * _PAD_Y

    def drop(self) -> None:
        super().drop()
        self._flow = None

    def paint(self, painter: QPainter, scene: Scene) -> None:
        if self._flow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.theme.question)
            painter.drawPath(_bubble(self._bubble))
            ground = selection_colour(self.look.theme)
            self._flow.draw(painter, self._origin, scene.selected, ground)

    @property
    def _bubble(self) -> QRectF:
        wide = round(self._flow.width if self._flow else 0) + 2 * _PAD_X
        return QRectF(self.width - wide, 0, wide, self.height)

    @property
    def _origin(self) -> QPointF:
        return self._bubble.topLeft() + QPointF(_PAD_X, _PAD_Y)

    @property
    def raw(self) -> str:
        return "".join(f"{name}\n" for name in self.row.files) + self.row.text

    def position_at(self, point: QPointF) -> int:
        return self._flow.position_at(point - self._origin) if self._flow else 0


def _bubble(rect: QRectF) -> QPainterPath:
    """Round at all corners but the lower right one."""
    path = QPainterPath()
    path.addRoundedRect(rect, _ROUND, _ROUND)
    corner = QPainterPath()
    corner.addRoundedRect(
        rect.adjusted(rect.width() - 2 * _ROUND, rect.height() - 2 * _ROUND, 0, 0), _SMALL, _SMALL
    )
    return path.united(corner)
