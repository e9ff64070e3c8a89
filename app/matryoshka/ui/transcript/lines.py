"""The slabs of one line: remarks, what was left out, what is being waited for, the fold of thinking."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.paint import (
    paint_card,
    paint_chevron,
    paint_ring,
    write,
    write_right,
)
from matryoshka.ui.transcript.rows import LeftOut, Remark, Rule, Thought, Waiting, Waking
from matryoshka.ui.transcript.slab import R, Scene, Slab, Target, Toggle
from matryoshka.ui.words import waking

PATIENCE = 0.3
"""Seconds of nothing before anything says so."""


class Line(Slab[R]):
    """One line of fixed height, `line` in pixels."""

    line = 24

    def guess(self) -> int:
        return self.line

    def lay_out(self, width: float) -> int:
        del width
        return self.line

    @property
    def _place(self) -> QRectF:
        return QRectF(0, 0, self.width, self.line)


class RemarkSlab(Line[Remark]):
    def lay_out(self, width: float) -> int:
        name = tr("Show less") if self.row.open else tr("Show the whole draft")
        whole = QRectF(0, 0, width, self.line)
        self.targets = (Target(whole, name, Toggle(self.row.place.key)),) if self.row.fold else ()
        return self.line

    def paint(self, painter: QPainter, scene: Scene) -> None:
        muted = self.look.theme.muted
        x = write(painter, self.row.text, self.look.fonts.text, muted, self._place)
        if self.row.fold:
            paint_chevron(painter, QPointF(x + 14, self.line / 2 + 1), muted, down=self.row.open)
        if scene.focused:
            paint_ring(painter, self.look, QRectF(-6, 0, x + 34, self.line))


class LeftOutSlab(Line[LeftOut]):
    """A hairline through which the sentence runs."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        del scene
        theme, font = self.look.theme, self.look.fonts.small
        width = write(painter, self.row.text, font, theme.muted, self._place)
        painter.fillRect(QRectF(width + 12, self.line // 2, self.width - width - 12, 1), theme.hairline)


class RuleSlab(Line[Rule]):
    line = 17

    def paint(self, painter: QPainter, scene: Scene) -> None:
        del scene
        painter.fillRect(QRectF(0, self.line // 2, self.width, 1), self.look.theme.hairline)


class WakingSlab(Line[Waking]):
    _bar = 120

    def paint(self, painter: QPainter, scene: Scene) -> None:
        del scene
        theme, font = self.look.theme, self.look.fonts.small
        bar = QRectF(0, self.line / 2 - 2, self._bar, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.hairline)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self.look.colour(self.row.tier))
        painter.drawRoundedRect(QRectF(0, bar.top(), max(4.0, bar.width() * self.row.fraction), 4), 2, 2)
        write(
            painter,
            waking(self.row.fraction),
            font,
            theme.muted,
            self._place.adjusted(self._bar + 12, 0, 0, 0),
        )


class WaitingSlab(Line[Waiting]):
    """Holds the line that the first word will come to."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        if scene.idle > PATIENCE:
            write(painter, tr("reading"), self.look.fonts.text, self.look.theme.muted, self._place)

    def next_frame(self, scene: Scene) -> float | None:
        return None if scene.idle > PATIENCE else PATIENCE - scene.idle


class ThoughtSlab(Line[Thought]):
    """A card with a chevron: how long it thought."""

    line = 40

    def lay_out(self, width: float) -> int:
        name = tr("Hide the thinking") if self.row.open else tr("Show the thinking")
        self.targets = (Target(QRectF(0, 0, width, self.line), name, Toggle(self.row.place.key)),)
        return self.line

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, font = self.look.theme, self.look.fonts.label
        target = self.targets[0]
        ground = theme.code if target == scene.pointed else theme.surface
        paint_card(painter, self._place, ground, theme.hairline, 10)
        inside = self._place.adjusted(14, 0, -32, 0)
        write(painter, self.row.text, font, theme.muted, inside)
        if self.row.tokens:
            write_right(painter, tr("%n token(s)", self.row.tokens), font, theme.muted, inside)
        paint_chevron(painter, QPointF(self.width - 18, self.line / 2), theme.muted, down=self.row.open)
        if target == scene.focused:
            paint_ring(painter, self.look, self._place, 10)
