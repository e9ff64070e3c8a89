"""The small line drawings of the buttons, in any ink."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from matryoshka.paths import resources

_SCALES = (1, 2, 3)


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """`resources/icons/<name>.svg` in one colour, sharp on screens of one to three pixels a point."""
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(_pixmap(renderer, size, scale))
    return result


def _pixmap(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
