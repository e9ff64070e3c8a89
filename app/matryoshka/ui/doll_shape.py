"""The paths a doll consists of, made once for each height."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

WIDTH = 0.62
"""The doll's width against its height."""
WAIST = 0.335
"""Where the waistline begins, against the height, from the feet."""

_GRAIN = 1000.0
"""Paths are cut at this height and scaled: Qt cuts curves to whole fractions of a pixel."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The paths of one height: feet at y 0, middle at x 0; halves are filled, the rest is stroked."""

    height: float
    line: float
    body: QPainterPath
    face: QPainterPath
    waist: QPainterPath
    upper: QPainterPath
    lower: QPainterPath


@lru_cache(maxsize=64)
def shape_of(height: float) -> Shape:
    line = max(1.0, height * 0.045)
    scale = QTransform().scale(height / _GRAIN, height / _GRAIN)
    gap = line / height * _GRAIN / 2
    body, face = _silhouette(), _circle(0.105)
    upper = body.intersected(above_waist(_GRAIN, gap)) - face
    lower = body.intersected(below_waist(_GRAIN, gap))
    return Shape(
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
    edge = -WAIST * height + shift
    path = QPainterPath(QPointF(-half * height, edge))
    path.quadTo(QPointF(0, edge + 0.12 * height), QPointF(half * height, edge))
    return path


def above_waist(height: float, gap: float) -> QPainterPath:
    return _side_of_waist(height, -gap, -2 * height)


def below_waist(height: float, gap: float) -> QPainterPath:
    return _side_of_waist(height, gap, height)


def _side_of_waist(height: float, shift: float, far: float) -> QPainterPath:
    path = _waist(height, WIDTH / 2, shift)
    path.lineTo(height, path.currentPosition().y())
    path.lineTo(height, far)
    path.lineTo(-height, far)
    path.lineTo(-height, path.elementAt(0).y)
    path.closeSubpath()
    return path
