"""The end of an answer: how it ended, its figures, and what can be asked of it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import account, steps
from matryoshka.ui.transcript.paint import PAD, button_width, paint_button, paint_ring, width_of, write
from matryoshka.ui.transcript.rows import Footer
from matryoshka.ui.transcript.slab import Action, Offer, Scene, Slab, Target, Toggle

_LINE = 24
_BETWEEN = 16
_LEAST = 40
"""Pixels of the figures that can always be clicked."""


Buttons = tuple[tuple[str, Action], ...]


class FooterSlab(Slab[Footer]):
    """How it ended has a line of its own where it would not fit beside the buttons."""

    _buttons: Buttons = ()

    def lay_out(self, width: float) -> int:
        room = width - steps.width(self.row.steps, self.look)
        self._buttons = self._fitting(room)
        left = room - self._wide(self._buttons) - _BETWEEN
        self._top = _LINE if width_of(self.row.ending, self.look.fonts.small) > left else 0
        asked = tuple(self._targets(width))
        self.targets = (*asked, *self._fold(min((each.rect.left() for each in asked), default=width)))
        return self._top + _LINE + (account.height(self.row.account) if self.row.open else 0)

    def _fitting(self, room: float) -> Buttons:
        """What there is room for, each under its word; the rest, and what is seldom needed, in a menu."""
        shown = len(self.row.ways)
        while shown and self._wide(self._first(shown)) > room:
            shown -= 1
        return self._first(shown)

    def _first(self, count: int) -> Buttons:
        rest = self.row.ways[count:] + self.row.more
        return (*self.row.ways[:count], *(((tr("More"), Offer(rest)),) if rest else ()))

    def _wide(self, buttons: Buttons) -> int:
        return sum(button_width(name, self.look.fonts.small) for name, _ in buttons)

    def _fold(self, end: float) -> Iterator[Target]:
        """The figures open the account of the answer; they have room until `end`."""
        if self.row.figures and self.row.account:
            font = self.look.fonts.small
            wide = sum(width_of(said, font) + _BETWEEN for said in self.row.figures) + PAD
            name = tr("Hide the figures") if self.row.open else tr("Show all figures")
            place = QRectF(self._left - PAD, self._top, max(_LEAST, min(wide, end - self._left) + PAD), _LINE)
            yield Target(place, name, Toggle(self.row.place.key))

    @property
    def _left(self) -> float:
        """Where the figures begin: after how it ended, or below."""
        ending = width_of(self.row.ending, self.look.fonts.small)
        return 0.0 if self._top or not ending else ending + _BETWEEN

    def _targets(self, width: float) -> Iterator[Target]:
        """From the left, the last word flush with the right edge of the text, or with the steps."""
        x = width - self._wide(self._buttons) - steps.width(self.row.steps, self.look) + PAD
        for name, action in self._buttons:
            each = button_width(name, self.look.fonts.small)
            yield Target(QRectF(x, self._top, each, _LINE), name, action)
            x += each
        yield from steps.targets(self.row.steps, self.look, width, self._top)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, font = self.look.theme, self.look.fonts.small
        write(painter, self.row.ending, font, theme.ink, QRectF(0, 0, self.width, _LINE))
        self._paint_figures(painter, scene)
        steps.paint(painter, self.row.steps, self.look, scene, right=self.width, top=self._top)
        if scene.near or scene.focused in self.targets:
            for target in self.targets[: len(self._buttons)]:
                paint_button(painter, self.look, target, scene, framed=False)
        if self.row.open:
            below = QRectF(0, self._top + _LINE, self.width, self.height)
            account.paint(painter, self.row.account, self.look, below)

    def _paint_figures(self, painter: QPainter, scene: Scene) -> None:
        """As many of them, from the first, as there is room for."""
        theme, font, x = self.look.theme, self.look.fonts.small, self._left
        end = self.width - steps.width(self.row.steps, self.look)
        asked = self.targets[: len(self._buttons)]
        end = asked[0].rect.left() if asked and scene.near else end
        fold = next((each for each in self.targets if isinstance(each.action, Toggle)), None)
        ink = theme.ink if fold and fold in (scene.pointed, scene.focused) else theme.muted
        for said in self.row.figures:
            if x + width_of(said, font) > end:
                break
            x += write(painter, said, font, ink, QRectF(x, self._top, end - x, _LINE)) + _BETWEEN
        if fold and fold == scene.focused:
            paint_ring(painter, self.look, fold.rect)
