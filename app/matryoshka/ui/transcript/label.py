"""Who speaks: a small doll, the tier's name in its colour, its model and where that runs."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.fonts import strong
from matryoshka.ui.transcript.lines import PATIENCE, Line
from matryoshka.ui.transcript.paint import paint_card, paint_globe, width_of, write
from matryoshka.ui.transcript.rows import Label
from matryoshka.ui.transcript.slab import Scene

BREATH = 2.4
"""Seconds of one breath."""


class LabelSlab(Line[Label]):
    """A small doll, the tier's name in its colour, its model and where that runs."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        row, theme, fonts = self.row, self.look.theme, self.look.fonts
        colour = self.look.colour(row.tier)
        high = round(12 + 8 * self.look.nest.size(row.tier))
        place = QRectF(0, (self.line - high) / 2, high * WIDTH, high)
        paint_doll(painter, place, colour, *self._pose(scene))
        x = 22.0
        x += write(painter, row.tier, strong(fonts.label), colour, self._place.adjusted(x, 0, 0, 0)) + 8
        if row.remote:
            paint_globe(painter, QRectF(x, self.line / 2 - 6, 12, 12), colour)
            x += 18
        x += write(painter, row.origin, fonts.small, theme.muted, self._place.adjusted(x, 0, 0, 0)) + 8
        if row.unsure:
            self._mark(painter, "unsure", x)

    def _pose(self, scene: Scene) -> tuple[Pose, float]:
        if self.row.loading is not None:
            return Pose.LOADING, self.row.loading
        if self.row.busy and scene.idle > PATIENCE and not scene.still:
            return Pose.THINKING, 0.5 + (scene.idle - PATIENCE) / BREATH % 1
        return Pose.SPEAKING, 0

    def _mark(self, painter: QPainter, text: str, x: float) -> None:
        font, theme = self.look.fonts.small, self.look.theme
        chip = QRectF(x, 2, math.ceil(width_of(text, font)) + 16, 20)
        paint_card(painter, chip, theme.surface, theme.muted, 10)
        painter.setPen(theme.ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def next_frame(self, scene: Scene) -> float | None:
        if not self.row.busy or self.row.loading is not None or scene.still:
            return None
        return 1 / 20 if scene.idle > PATIENCE else PATIENCE - scene.idle
