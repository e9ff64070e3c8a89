"""Draws the program's icon as PNG, for systems that take no drawings; run by the Python that has Qt."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE = 1024


def main(source: str, target: str) -> int:
    """The value is an exit status."""
    _application = QGuiApplication(["icon", "-platform", "offscreen"])
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(source).render(painter)
    painter.end()
    return int(not image.save(target))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
