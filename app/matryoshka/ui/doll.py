"""The doll: one silhouette for every tier, drawn as a vector, in the poses a tier can be in."""

import math
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from matryoshka.ui.doll_shape import WAIST, WIDTH, Shape, above_waist, below_waist, shape_of

__all__ = ["LIFT", "WIDTH", "Pose", "paint_doll"]

LIFT = 0.32
"""How far above its own top an opened doll's upper half rises, against its height."""

_TILT = 8.0
"""Degrees that the upper half leans when it is off."""
_INNER = 0.5
"""Height of the doll inside against the outer one's."""


class Pose(StrEnum):
    """What a tier is doing; `progress` means something in three of them."""

    ASLEEP = "asleep"
    LOADING = "loading"
    AWAKE = "awake"
    THINKING = "thinking"
    SPEAKING = "speaking"
    OPENING = "opening"


def paint_doll(
    painter: QPainter,
    rect: QRectF,
    colour: QColor,
    pose: Pose,
    progress: float = 0.0,
    *,
    inner: QColor | None = None,
) -> None:
    """Draw a doll as high as `rect`, in its middle; an open one rises above it by LIFT of its height.

    `progress`, 0 to 1, is what is LOADED, the phase of a THINKING breath, or how far it has OPENED;
    `inner` is the colour of the doll inside, by default the same.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x(), rect.bottom())
    shape = shape_of(rect.height())
    match pose:
        case Pose.ASLEEP:
            _outline(painter, shape, colour)
        case Pose.LOADING:
            _fill_from_below(painter, shape, colour, progress)
        case Pose.AWAKE | Pose.SPEAKING:
            _fill(painter, shape, colour)
        case Pose.THINKING:
            _breathe(painter, shape, colour, progress)
        case Pose.OPENING:
            _open(painter, shape, colour, progress, inner or colour)
    painter.restore()


def _outline(painter: QPainter, shape: Shape, colour: QColor) -> None:
    painter.setPen(QPen(colour, shape.line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in (shape.body, shape.face, shape.waist):
        painter.drawPath(path)


def _fill(painter: QPainter, shape: Shape, colour: QColor) -> None:
    painter.fillPath(shape.upper, colour)
    painter.fillPath(shape.lower, colour)


def _fill_from_below(painter: QPainter, shape: Shape, colour: QColor, share: float) -> None:
    """Filled up to the level, an outline above it."""
    level, whole = shape.height * share, QRectF(-shape.height, -shape.height, 2 * shape.height, shape.height)
    painter.setClipRect(whole.adjusted(0, shape.height - level, 0, 0))
    _fill(painter, shape, colour)
    painter.setClipRect(whole.adjusted(0, 0, 0, -level))
    _outline(painter, shape, colour)


def _breathe(painter: QPainter, shape: Shape, colour: QColor, phase: float) -> None:
    """Between half and full colour, and a little bigger when full."""
    breath = 0.5 - 0.5 * math.cos(2 * math.pi * phase)
    painter.setOpacity(0.55 + 0.45 * breath)
    painter.scale(1 + 0.03 * breath, 1 + 0.03 * breath)
    _fill(painter, shape, colour)


def _open(painter: QPainter, shape: Shape, colour: QColor, progress: float, inner: QColor) -> None:
    """The lid leans and lifts off the waist while the one inside rises out of the lower half."""
    hinge = -WAIST * shape.height
    lid = QTransform().translate(0, hinge - LIFT * shape.height * progress)
    lid = lid.rotate(_TILT * progress).translate(0, -hinge)
    rise = QTransform().translate(0, (0.1 - 0.17 * progress) * shape.height)
    small = rise.map(shape_of(shape.height * _INNER).upper)
    painter.save()
    painter.setClipPath(lid.map(below_waist(shape.height, shape.line / 2)))
    painter.setClipPath(above_waist(shape.height, shape.line / 2), Qt.ClipOperation.IntersectClip)
    painter.fillPath(small, inner)
    painter.restore()
    painter.fillPath(lid.map(shape.upper), colour)
    painter.fillPath(shape.lower, colour)
