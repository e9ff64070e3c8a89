"""The doll is drawn in every pose, inside its place."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from matryoshka.ui.doll import LIFT, WIDTH, Pose, paint_doll
from matryoshka.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")

HEIGHT = 100
TOP = 40


def drawn(pose: Pose, progress: float = 0.0, inner: QColor | None = None) -> QImage:
    image = QImage(HEIGHT, HEIGHT + TOP, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    place = QRectF(50 - WIDTH * 50, TOP, WIDTH * HEIGHT, HEIGHT)
    paint_doll(painter, place, LIGHT.hues[1], pose, progress, inner=inner)
    painter.end()
    return image


def ink(image: QImage, rows: range | None = None) -> int:
    """How many pixels are coloured."""
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for y in rows or range(image.height())
        for x in range(image.width())
    )


@pytest.mark.parametrize("pose", [pose for pose in Pose if pose is not Pose.OPENING])
def test_a_closed_doll_stays_in_its_place(pose: Pose) -> None:
    image = drawn(pose)
    assert ink(image)
    assert not ink(image, range(TOP - 3))


def test_an_outline_has_less_ink_than_a_filled_doll() -> None:
    assert ink(drawn(Pose.ASLEEP)) < ink(drawn(Pose.AWAKE)) / 2


def test_loading_fills_from_below() -> None:
    half = drawn(Pose.LOADING, 0.4)
    middle = 50
    assert half.pixelColor(middle, TOP + HEIGHT - 10).alpha() == 255
    assert half.pixelColor(middle, TOP + HEIGHT - 50).alpha() == 0


def test_an_opened_doll_rises_and_shows_the_one_inside() -> None:
    closed, opened = (drawn(Pose.OPENING, progress, LIGHT.remote) for progress in (0.0, 1.0))
    above = range(round(TOP - LIFT * HEIGHT), TOP)
    inner = LIGHT.remote.rgb()
    assert ink(opened, above) > 0
    assert any(opened.pixel(x, y) == inner for x in range(HEIGHT) for y in range(HEIGHT + TOP))
    assert not ink(closed, above)


def test_a_breath_is_fuller_in_its_middle() -> None:
    out, full = (drawn(Pose.THINKING, phase).pixelColor(50, TOP + 85).alpha() for phase in (0.0, 0.5))
    assert out < full
