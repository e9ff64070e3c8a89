"""The card that asks before a question leaves the computer: to whom, what, how much, and four answers."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from matryoshka.ui.transcript.consent_found import Found
from matryoshka.ui.transcript.consent_sent import Sent
from matryoshka.ui.transcript.dolls import Dolls
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import (
    PAD,
    RADIUS,
    button_width,
    paint_button,
    paint_card,
    paint_ring,
)
from matryoshka.ui.transcript.rows import Consent
from matryoshka.ui.transcript.slab import Look, Scene, Slab, Target

_EDGE, _GAP, _BUTTON, _LINE, _BETWEEN = 18, 14, 34, 20, 8


class ConsentSlab(Slab[Consent]):
    """From the top: who asks whom, what is sent, the secrets in it, the buttons."""

    def __init__(self, row: Consent, look: Look) -> None:
        self._dolls = Dolls(row.juniors, row.elder, look, opens=False)
        self._said = Flow([], look.fonts.label, _LINE)
        self._sent, self._found = Sent(row, look), Found(row, look)
        super().__init__(row, look)

    def guess(self) -> int:
        return 210

    def lay_out(self, width: float) -> int:
        left, right = float(_EDGE), width - _EDGE
        self._sent, self._found = Sent(self.row, self.look), Found(self.row, self.look)
        y = self._sent.lay_out(left, right, _EDGE + self._lay_out_head(width) + _GAP)
        if self.row.found:
            y = self._found.lay_out(left, right, y + _GAP)
        masks = (self._found.target,) if self._found.target else ()
        choices = tuple(self._choices(left, right, y + _GAP))
        self.targets = (self._sent.target, *masks, *choices)
        return round(choices[-1].rect.bottom()) + _EDGE

    def _lay_out_head(self, width: float) -> float:
        """Gives its height."""
        theme = self.look.theme
        runs = [Run(self.row.sentence, theme.ink, strong=True), Run(f" {self.row.reason}", theme.muted)]
        self._said = Flow(runs, self.look.fonts.label, _LINE)
        self._said.fit(width - 2 * _EDGE - self._dolls.width - _GAP)
        return max(self._said.height, self._dolls.height)

    def _choices(self, left: float, right: float, top: float) -> Iterator[Target]:
        """In as many lines as it takes; the last, which keeps it here, stands at the right."""
        x, y = left, top
        for name, wish in self.row.ways:
            wide = button_width(name, self.look.fonts.label) + 2 * PAD
            if x > left and x + wide > right:
                x, y = left, y + _BUTTON + _BETWEEN
            last = name == self.row.ways[-1][0]
            yield Target(QRectF(right - wide if last else x, y, wide, _BUTTON), name, wish)
            x += wide + _BETWEEN

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme = self.look.theme
        paint_card(painter, QRectF(0, 0, self.width, self.height), theme.surface, theme.remote, 14)
        self._paint_head(painter)
        self._sent.paint(painter, scene)
        if self.row.found:
            self._found.paint(painter)
        for target in self.targets[1:]:
            self._paint_choice(painter, target, scene)

    def _paint_head(self, painter: QPainter) -> None:
        high = max(self._said.height, self._dolls.height)
        self._dolls.paint(painter, QPointF(_EDGE, _EDGE + (high - self._dolls.height) / 2))
        left = _EDGE + self._dolls.width + _GAP
        self._said.draw(painter, QPointF(left, _EDGE + (high - self._said.height) / 2))

    def _paint_choice(self, painter: QPainter, target: Target, scene: Scene) -> None:
        """The first of the ways is filled with cobalt; none happens without being pressed."""
        if target.name == self.row.ways[0][0]:
            self._paint_first(painter, target, scene)
        else:
            paint_button(painter, self.look, target, scene, framed=target != self._found.target)

    def _paint_first(self, painter: QPainter, target: Target, scene: Scene) -> None:
        cobalt = self.look.theme.remote
        ground = cobalt.darker(112) if target in (scene.pointed, scene.focused) else cobalt
        paint_card(painter, target.rect, ground, ground, RADIUS)
        painter.setFont(self.look.fonts.label)
        painter.setPen(self.look.theme.paper)
        painter.drawText(target.rect, Qt.AlignmentFlag.AlignCenter, target.name)
        if target == scene.focused:
            paint_ring(painter, self.look, target.rect)
