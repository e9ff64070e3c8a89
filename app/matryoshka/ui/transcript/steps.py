"""The steps between branches, ‹2/3›: drawn always, pressed like buttons."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from matryoshka.saying import say
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.paint import paint_ring, width_of
from matryoshka.ui.transcript.rows import Steps
from matryoshka.ui.transcript.slab import Look, Scene, Target

BACK, ON = say("Show the one before"), say("Show the next one")
_GAP, _ARROW, _LINE = 8, 20, 24


def width(steps: Steps | None, look: Look) -> int:
    """With the space at their left; nothing where there are none."""
    return 0 if steps is None else _GAP + 2 * _ARROW + round(width_of(_said(steps), look.fonts.small))


def targets(steps: Steps | None, look: Look, right: float, top: float) -> Iterator[Target]:
    """What can be pressed of them, flush with `right`."""
    if steps and steps.back:
        left = right - width(steps, look) + _GAP
        yield Target(QRectF(left, top, _ARROW, _LINE), tr(BACK), steps.back)
    if steps and steps.on:
        yield Target(QRectF(right - _ARROW, top, _ARROW, _LINE), tr(ON), steps.on)


def paint(
    painter: QPainter, steps: Steps | None, look: Look, scene: Scene, *, right: float, top: float
) -> None:
    if steps is None:
        return
    left = right - width(steps, look) + _GAP
    painter.setFont(look.fonts.small)
    for sign, target in (("‹", steps.back), ("›", steps.on)):
        x = left if sign == "‹" else right - _ARROW
        pointed = any(each and each.action == target for each in (scene.pointed, scene.focused))
        painter.setPen(look.theme.ink if target and pointed else look.theme.muted)
        painter.setOpacity(1.0 if target else 0.35)
        place = QRectF(x, top, _ARROW, _LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
        painter.setOpacity(1.0)
        if scene.focused and target and scene.focused.action == target:
            paint_ring(painter, look, place)
    painter.setPen(look.theme.muted)
    middle = QRectF(left + _ARROW, top, right - left - 2 * _ARROW, _LINE)
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, _said(steps))


def _said(steps: Steps) -> str:
    return f"{steps.at}/{steps.of}"
