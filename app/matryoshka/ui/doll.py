"""The doll: one silhouette for every tier, drawn as a vector, in the poses a tier can be in."""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

WIDTH = 0.62
"""The doll's width against its height."""
LIFT = 0.32
"""How far above its own top an opened doll's upper half rises, against its height."""

_WAIST = 0.335
_TILT = 8.0
_INNER = 0.5
_GRAIN = 1000.0
"""Paths are cut at this height and scaled: Qt cuts curves to whole fractions of a pixel."""


class Pose(StrEnum):
    """What a tier is doing; `progress` means something in three of them."""

    ASLEEP = "asleep"
    LOADING = "loading"
    AWAKE = "awake"
    THINKING = "thinking"
    SPEAKING = "speaking"
    OPENING = "opening"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class _Shape:
    """The paths of one height: feet at y 0, middle at x 0; halves are filled, the rest is stroked."""

    height: float
    line: float
    body: QPainterPath
    face: QPainterPath
    waist: QPainterPath
    upper: QPainterPath
    lower: QPainterPath


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
    shape = _shape(rect.height())
    match pose:
        case Pose.ASLEEP | Pose.WAITING:
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


def _outline(painter: QPainter, shape: _Shape, colour: QColor) -> None:
    painter.setPen(QPen(colour, shape.line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in (shape.body, shape.face, shape.waist):
        painter.drawPath(path)


def _fill(painter: QPainter, shape: _Shape, colour: QColor) -> None:
    painter.fillPath(shape.upper, colour)
    painter.fillPath(shape.lower, colour)


def _fill_from_below(painter: QPainter, shape: _Shape, colour: QColor, share: float) -> None:
    """Filled up to the level, an outline above it."""
    level, whole = shape.height * share, QRectF(-shape.height, -shape.height, 2 * shape.height, shape.height)
    painter.setClipRect(whole.adjusted(0, shape.height - level, 0, 0))
    _fill(painter, shape, colour)
    painter.setClipRect(whole.adjusted(0, 0, 0, -level))
    _outline(painter, shape, colour)


def _breathe(painter: QPainter, shape: _Shape, colour: QColor, phase: float) -> None:
    """Between half and full colour, and a little bigger when full."""
    breath = 0.5 - 0.5 * math.cos(2 * math.pi * phase)
    painter.setOpacity(0.55 + 0.45 * breath)
    painter.scale(1 + 0.03 * breath, 1 + 0.03 * breath)
    _fill(painter, shape, colour)


def _open(painter: QPainter, shape: _Shape, colour: QColor, progress: float, inner: QColor) -> None:
    """The lid leans and lifts off the waist while the one inside rises out of the lower half."""
    hinge = -_WAIST * shape.height
    lid = QTransform().translate(0, hinge - LIFT * shape.height * progress)
    lid = lid.rotate(_TILT * progress).translate(0, -hinge)
    rise = QTransform().translate(0, (0.1 - 0.17 * progress) * shape.height)
    small = rise.map(_shape(shape.height * _INNER).upper)
    painter.save()
    painter.setClipPath(lid.map(_below_waist(shape.height, shape.line / 2)))
    painter.setClipPath(_above_waist(shape.height, shape.line / 2), Qt.ClipOperation.IntersectClip)
    painter.fillPath(small, inner)
    painter.restore()
    painter.fillPath(lid.map(shape.upper), colour)
    painter.fillPath(shape.lower, colour)


@lru_cache(maxsize=64)
def _shape(height: float) -> _Shape:
    line = max(1.0, height * 0.045)
    scale = QTransform().scale(height / _GRAIN, height / _GRAIN)
    gap = line / height * _GRAIN / 2
    body, face = _silhouette(), _circle(0.105)
    upper = body.intersected(_above_waist(_GRAIN, gap)) - face
    lower = body.intersected(_below_waist(_GRAIN, gap))
    return _Shape(
        height=height,
        line=line,
        body=_with_room(scale.map(body), height, line),
        face=scale.map(face),
        waist=_waist(height, WIDTH / 2 - line / height, 0.0),
        upper=scale.map(upper),
        lower=scale.map(lower),
    )


def _silhouette() -> QPainterPath:
    """Head, neck, body and base of the right side, from the crown down, then the left side back up."""
    right = (
        ((0.122, -1.0), (0.220, -0.902), (0.220, -0.780)),
        ((0.220, -0.715), (0.196, -0.668), (0.172, -0.632)),
        ((0.160, -0.600), (0.310, -0.580), (0.310, -0.320)),
        ((0.310, -0.140), (0.215, 0.0), (0.085, 0.0)),
    )
    path = QPainterPath(QPointF(0, -_GRAIN))
    for curve in right:
        path.cubicTo(*(QPointF(x, y) * _GRAIN for x, y in curve))
    path.connectPath(QTransform().scale(-1, 1).map(path).toReversed())
    return path


def _circle(radius: float) -> QPainterPath:
    face = QPainterPath()
    face.addEllipse(QPointF(0, -0.775 * _GRAIN), radius * _GRAIN, radius * _GRAIN)
    return face


def _with_room(body: QPainterPath, height: float, line: float) -> QPainterPath:
    """The silhouette made smaller by half a pen on every side."""
    across, down = 1 - line / (WIDTH * height), 1 - line / height
    return QTransform().translate(0, -line / 2).scale(across, down).map(body)


def _waist(height: float, half: float, shift: float) -> QPainterPath:
    """A sagging line, `half` of `height` to either side of the middle."""
    edge = -_WAIST * height + shift
    path = QPainterPath(QPointF(-half * height, edge))
    path.quadTo(QPointF(0, edge + 0.12 * height), QPointF(half * height, edge))
    return path


def _above_waist(height: float, gap: float) -> QPainterPath:
    return _side_of_waist(height, -gap, -2 * height)


def _below_waist(height: float, gap: float) -> QPainterPath:
    return _side_of_waist(height, gap, height)


def _side_of_waist(height: float, shift: float, far: float) -> QPainterPath:
    path = _waist(height, WIDTH / 2, shift)
    path.lineTo(height, path.currentPosition().y())
    path.lineTo(height, far)
    path.lineTo(-height, far)
    path.lineTo(-height, path.elementAt(0).y)
    path.closeSubpath()
    return path
