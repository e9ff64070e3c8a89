"""The end of an answer: how it ended, its figures, and what can be asked of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, width_of, write
from matryoshka.ui.transcript.rows import Footer
from matryoshka.ui.transcript.slab import Scene, Slab, Target

_LINE = 24
_BETWEEN = 16


class FooterSlab(Slab[Footer]):
    """How it ended has a line of its own where it would not fit beside the buttons."""

    def lay_out(self, width: float) -> int:
        font = self.look.fonts.small
        wide = [button_width(name, font) for name, _ in self.row.ways]
        room = width - sum(wide) - _BETWEEN
        self._top = _LINE if width_of(self.row.ending, font) > room else 0
        self.targets = tuple(self._buttons(width, wide))
        return self._top + _LINE

    def _buttons(self, width: float, wide: Sequence[int]) -> Iterator[Target]:
        """From the left, the last word flush with the right edge of the text."""
        x = width - sum(wide) + PAD
        for (name, wish), each in zip(self.row.ways, wide, strict=True):
            yield Target(QRectF(x, self._top, each, _LINE), name, wish)
            x += each

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, font = self.look.theme, self.look.fonts.small
        x = write(painter, self.row.ending, font, theme.ink, QRectF(0, 0, self.width, _LINE))
        self._paint_figures(painter, scene, 0.0 if self._top or not x else x + _BETWEEN)
        if scene.near or scene.focused in self.targets:
            for target in self.targets:
                paint_button(painter, self.look, target, scene, framed=False)

    def _paint_figures(self, painter: QPainter, scene: Scene, x: float) -> None:
        """As many of them, from the first, as there is room for."""
        theme, font = self.look.theme, self.look.fonts.small
        end = self.targets[0].rect.left() if self.targets and scene.near else self.width
        for said in self.row.figures:
            if x + width_of(said, font) > end:
                return
            x += write(painter, said, font, theme.muted, QRectF(x, self._top, end - x, _LINE)) + _BETWEEN
