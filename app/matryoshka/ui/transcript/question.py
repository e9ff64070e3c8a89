"""What the person asked: a bubble at the right, with one small corner."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import steps, thumbnails
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import button_width, paint_button, width_of
from matryoshka.ui.transcript.rows import Question
from matryoshka.ui.transcript.slab import Scene, Slab, Target
from matryoshka.ui.wishes import SaveFile

WIDEST = 520
_PAD_X, _PAD_Y, _LINE = 16, 9, 24
_ROUND, _SMALL = 14, 4
_GAP = 8
_UNDER = 4
"""Pixels of a line's height below the stroke under its words."""


class QuestionSlab(Slab[Question]):
    _flow: Flow | None = None
    _pictures: thumbnails.Thumbnails | None = None

    def guess(self) -> int:
        lines = self.row.text.split("\n")
        shown = thumbnails.HEIGHT if self.row.pictures else 0
        return 2 * _PAD_Y + shown + _LINE * sum(1 + len(line) // 64 for line in lines)

    def lay_out(self, width: float) -> int:
        theme = self.look.theme
        files = [Run(f"{name}\n", theme.muted) for name in self.row.files]
        self._flow = Flow([*files, Run(self.row.text, theme.ink)], self.look.fonts.text, _LINE)
        beside = sum(self._widths) + steps.width(self.row.steps, self.look) + _GAP
        room = min(WIDEST, width - beside) - 2 * _PAD_X
        self._pictures = thumbnails.Thumbnails(self.row.pictures, room)
        height = self._flow.fit(room) + self._pictures.height + 2 * _PAD_Y
        self.targets = tuple(self._targets(width, height))
        return height

    @property
    def _widths(self) -> list[int]:
        """Of the buttons."""
        return [button_width(name, self.look.fonts.small) for name, _ in self.row.ways]

    def _targets(self, width: float, height: float) -> Iterator[Target]:
        """Beside the last line, at the left of the bubble."""
        right, top = self._right(width), height - _PAD_Y - _LINE
        x = right - sum(self._widths) - steps.width(self.row.steps, self.look)
        for (name, wish), wide in zip(self.row.ways, self._widths, strict=True):
            yield Target(QRectF(x, top, wide, _LINE), name, wish)
            x += wide
        yield from steps.targets(self.row.steps, self.look, right, top)
        yield from self._file_targets(width - self._wide + _PAD_X)

    def _file_targets(self, left: float) -> Iterator[Target]:
        """The names of files that can be saved."""
        font, start = self.look.fonts.text, 0
        for name, wish in zip(self.row.files, self.row.saves, strict=False):
            if wish and self._flow:
                wide = min(width_of(name, font), self._flow.width)
                top = self._origin.y() + self._flow.y_of(start)
                yield Target(QRectF(left, top, wide, _LINE), tr("Save {name}", name=name), wish)
            start += len(name) + 1

    def _right(self, width: float) -> float:
        """Where what stands at the left of the bubble ends."""
        return width - self._wide - _GAP

    def drop(self) -> None:
        super().drop()
        self._flow = self._pictures = None

    def paint(self, painter: QPainter, scene: Scene) -> None:
        if self._flow and self._pictures:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.theme.question)
            painter.drawPath(_bubble(self._bubble))
            self._pictures.paint(painter, self._bubble.topLeft() + QPointF(_PAD_X, _PAD_Y))
            self._flow.draw(painter, self._origin, scene.marked)
            self._paint_line(painter, scene)
            self._paint_beside(painter, scene)

    def _paint_line(self, painter: QPainter, scene: Scene) -> None:
        """Below the name of a file that a press would save."""
        for target in (scene.pointed, scene.focused):
            if target in self.targets and isinstance(target.action, SaveFile):
                foot = target.rect.bottomLeft() - QPointF(0, _UNDER)
                painter.setPen(self.look.theme.muted)
                painter.drawLine(foot, foot + QPointF(target.rect.width(), 0))

    def _paint_beside(self, painter: QPainter, scene: Scene) -> None:
        right, top = self._right(self.width), self.height - _PAD_Y - _LINE
        steps.paint(painter, self.row.steps, self.look, scene, right=right, top=top)
        if scene.near or scene.focused in self.targets:
            for target in self.targets[: len(self.row.ways)]:
                paint_button(painter, self.look, target, scene, framed=False)

    @property
    def _wide(self) -> int:
        widths = (each.width for each in (self._flow, self._pictures) if each)
        return round(max(widths, default=0)) + 2 * _PAD_X

    @property
    def _bubble(self) -> QRectF:
        return QRectF(self.width - self._wide, 0, self._wide, self.height)

    @property
    def _origin(self) -> QPointF:
        """Of the words."""
        shown = self._pictures.height if self._pictures else 0
        return self._bubble.topLeft() + QPointF(_PAD_X, _PAD_Y + shown)

    @property
    def raw(self) -> str:
        return self.row.whole

    def y_of(self, position: int) -> float:
        return self._origin.y() + self._flow.y_of(position) if self._flow else 0.0

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
