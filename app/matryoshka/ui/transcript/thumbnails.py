"""The pictures that went with a question, small and side by side."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

HEIGHT = 128
"""Pixels of the highest."""
_WIDEST = 220
_GAP, _RADIUS = 8, 8
_SHARP = 2
"""Points a pixel: they are sharp on such screens, and fine on others."""


class Thumbnails:
    """Of JPEG pictures in base64, no wider together than `room`; the damaged are left out."""

    def __init__(self, pictures: Sequence[str], room: float) -> None:
        self._images = [image for each in pictures if not (image := _small(each)).isNull()]
        self._room = room

    @property
    def height(self) -> int:
        """With the room below; 0 where there are none."""
        return HEIGHT + _GAP if self._images else 0

    @property
    def width(self) -> float:
        return max((rect.right() for _, rect in self._placed()), default=0.0)

    def paint(self, painter: QPainter, place: QPointF) -> None:
        for image, rect in self._placed():
            round_one = QPainterPath()
            round_one.addRoundedRect(rect.translated(place), _RADIUS, _RADIUS)
            painter.save()
            painter.setClipPath(round_one, Qt.ClipOperation.IntersectClip)
            painter.drawImage(rect.translated(place), image)
            painter.restore()

    def _placed(self) -> Iterator[tuple[QImage, QRectF]]:
        """As many as there is room for, each at its place."""
        left = 0.0
        for image in self._images:
            size = image.deviceIndependentSize()
            if left and left + size.width() > self._room:
                return
            yield image, QRectF(QPointF(left, 0), size)
            left += size.width() + _GAP


def _small(picture: str) -> QImage:
    return read(picture, QSize(_WIDEST, HEIGHT), enlarge=True)


def read(picture: str, room: QSize, *, enlarge: bool) -> QImage:
    """A JPEG picture in base64, read no larger than it is shown; null where it cannot be read."""
    held = QBuffer()
    held.setData(QByteArray.fromBase64(QByteArray(picture.encode())))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(b"jpeg"))
    room = room * _SHARP if enlarge else (room * _SHARP).boundedTo(reader.size() * _SHARP)
    reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    image.setDevicePixelRatio(_SHARP)
    return image
