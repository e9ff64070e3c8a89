"""Lays widgets out one after another, on as many lines as their width needs."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class Wrapping(QLayout):
    """`gap` pixels between any two, beside and below.

    Lines are as high as the highest of all. Where all fit on one line a spacer among them takes what room
    is left.
    """

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, self.heightForWidth(max(widest, self.geometry().width())))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """The height that is needed."""
        place = QPoint(rect.topLeft())
        line = max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0)
        for item in self._items:
            if item.spacerItem() and move:
                place += QPoint(max(0, rect.width() - self._length()), 0)
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if place.x() > rect.x() and place.x() + size.width() > rect.right() + 1:
                place = QPoint(rect.x(), place.y() + line + self._gap)
            if move:
                it = QRect(place + QPoint(0, (line - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(self._direction, rect, it))
            place += QPoint(size.width() + self._gap, 0)
        return place.y() + line - rect.y()

    @property
    def _direction(self) -> Qt.LayoutDirection:
        owner = self.parentWidget()
        return owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight

    def _length(self) -> int:
        """Of a line that holds all."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(widths) + self._gap * max(0, len(widths) - 1)
