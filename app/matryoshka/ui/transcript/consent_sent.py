"""The part of a card that says what is sent, to which host, how much that is, and shows every word of it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from matryoshka.saying import say
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.paint import (
    RADIUS,
    paint_card,
    paint_chevron,
    paint_globe,
    paint_ring,
    width_of,
    write,
    write_right,
)
from matryoshka.ui.transcript.rows import Consent
from matryoshka.ui.transcript.slab import Look, Scene, Target, Toggle

SHOW, HIDE = say("Show exactly what is sent"), say("Hide what is sent")
_LINE, _PAD, _GAP, _CHEVRON, _GLOBE = 20, 10, 12, 24, 22
_LEAST = 240
"""With less room than this beside the figures, in pixels, these go under what is sent."""


class Sent:
    """A box that opens; `target` is the whole of it, once it is laid out."""

    def __init__(self, row: Consent, look: Look) -> None:
        self._row = row
        self._look = look
        self._what = self._payload = Flow([], look.fonts.label, _LINE)
        self._box = QRectF()
        self._stacked = False

    def lay_out(self, left: float, right: float, top: float) -> float:
        """Gives where it ends, in pixels from the top of the card."""
        inside = right - left - 2 * _PAD - _GLOBE
        figures = width_of(self._figures, self._look.fonts.small) + _GAP
        self._stacked = inside - _CHEVRON - figures < _LEAST
        beside = 0.0 if self._stacked else figures
        high = self._lay_out_what(inside - beside - _CHEVRON) + (_LINE if self._stacked else 0)
        high += self._lay_out_payload(inside)
        self._box = QRectF(left, top, right - left, high + 2 * _PAD)
        return self._box.bottom()

    @property
    def target(self) -> Target:
        return Target(self._box, tr(HIDE if self._row.open else SHOW), Toggle(self._row.place.key))

    @property
    def _figures(self) -> str:
        return " · ".join(self._row.figures)

    def _lay_out_what(self, width: float) -> int:
        theme = self._look.theme
        runs = [
            Run(tr("To "), theme.muted),
            Run(self._row.host, theme.ink, strong=True),
            Run(self._row.sent, theme.muted),
        ]
        self._what = Flow(runs, self._look.fonts.label, _LINE)
        return self._what.fit(width)

    def _lay_out_payload(self, width: float) -> int:
        """Nothing while it is closed."""
        if not self._row.open:
            return 0
        self._payload = Flow([Run(self._row.payload, self._look.theme.ink)], self._look.fonts.code, _LINE)
        return self._payload.fit(width) + _GAP

    def paint(self, painter: QPainter, scene: Scene) -> None:
        theme, target = self._look.theme, self.target
        ground = theme.code if target == scene.pointed else theme.surface
        paint_card(painter, self._box, ground, theme.hairline, RADIUS)
        inside = self._box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        paint_globe(painter, QRectF(inside.left(), inside.top() + 3, 14, 14), theme.remote)
        text = inside.adjusted(_GLOBE, 0, 0, 0)
        self._what.draw(painter, text.topLeft())
        self._paint_figures(painter, QRectF(text.left(), text.top(), text.width() - _CHEVRON, _LINE))
        middle = QPointF(inside.right() - 4, inside.top() + _LINE / 2)
        paint_chevron(painter, middle, theme.muted, down=self._row.open)
        if self._row.open:
            self._payload.draw(painter, QPointF(text.left(), inside.bottom() - self._payload.height))
        if target == scene.focused:
            paint_ring(painter, self._look, self._box)

    def _paint_figures(self, painter: QPainter, line: QRectF) -> None:
        """At the right of the first line, or below all that is said."""
        small, muted = self._look.fonts.small, self._look.theme.muted
        if self._stacked:
            write(painter, self._figures, small, muted, line.translated(0, self._what.height))
        else:
            write_right(painter, self._figures, small, muted, line)
