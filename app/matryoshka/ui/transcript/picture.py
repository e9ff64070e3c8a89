"""A picture in an answer: one that went with a question of this chat, as wide as the column at most."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.paint import paint_ring, write
from matryoshka.ui.transcript.rows import Picture
from matryoshka.ui.transcript.slab import Scene, Slab, Target
from matryoshka.ui.transcript.thumbnails import read

_HIGHEST, _LINE, _RADIUS = 420, 24, 10
"""Pixels."""


class PictureSlab(Slab[Picture]):
    """Its words stand below it, and alone where it cannot be read."""

    _image: QImage | None = None

    def guess(self) -> int:
        return _HIGHEST // 2

    def lay_out(self, width: float) -> int:
        self._image = read(self.row.data, QSize(int(width), _HIGHEST), enlarge=False)
        rect = self._rect
        if self.row.save and not rect.isEmpty():
            self.targets = (Target(rect, tr("Save {name}", name=self.row.save.name), self.row.save),)
        return math.ceil(rect.height()) + _LINE

    def drop(self) -> None:
        super().drop()
        self._image = None

    def paint(self, painter: QPainter, scene: Scene) -> None:
        rect = self._rect
        if self._image and not rect.isEmpty():
            round_one = QPainterPath()
            round_one.addRoundedRect(rect, _RADIUS, _RADIUS)
            painter.save()
            painter.setClipPath(round_one, Qt.ClipOperation.IntersectClip)
            painter.drawImage(rect, self._image)
            painter.restore()
        below = QRectF(0, rect.bottom() + 2, self.width, _LINE - 2)
        write(painter, self.row.words, self.look.fonts.small, self.look.theme.muted, below)
        if scene.focused:
            paint_ring(painter, self.look, rect)

    @property
    def _rect(self) -> QRectF:
        return QRectF(QPointF(), self._image.deviceIndependentSize()) if self._image else QRectF()

    @property
    def raw(self) -> str:
        return self.row.words

    def markdown(self, start: int, end: int) -> str:
        """As it was written, where all of it is marked."""
        return self.row.section.text if start <= 0 and end >= self.length else self.text(start, end)
