"""The end of an answer: how it ended, its figures, and what can be asked of it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, write
from matryoshka.ui.transcript.rows import Footer
from matryoshka.ui.transcript.slab import Scene, Slab, Target

_LINE = 24
_BETWEEN = 16


class FooterSlab(Slab[Footer]):
    def lay_out(self, width: float) -> int:
        self.targets = tuple(self._buttons(width))
        return _LINE

    def _buttons(self, width: float) -> Iterator[Target]:
        """From the left, the last word flush with the right edge of the text."""
        font = self.look.fonts.small
        wide = [button_width(name, font) for name, _ in self.row.ways]
        x = width - sum(wide) + PAD
        for (name, wish), each in zip(self.row.ways, wide, strict=True):
            yield Target(QRectF(x, 0, each, _LINE), name, wish)
            x += each

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, font = self.look.theme, self.look.fonts.small
        end = self.targets[0].rect.left() if self.targets and scene.near else self.width
        x = 0.0
        for said in (self.row.ending, *self.row.figures):
            if said and x < end:
                ink = theme.ink if said == self.row.ending else theme.muted
                x += write(painter, said, font, ink, QRectF(x, 0, end - x, _LINE)) + _BETWEEN
        if scene.near or scene.focused in self.targets:
            for target in self.targets:
                paint_button(painter, self.look, target, scene, framed=False)
