"""What a search found as Qt's views read it, and how a place is drawn with its words marked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from matryoshka.chat.seeking import Sighting
from matryoshka.ui.chats import ROW, Index
from matryoshka.ui.focus_ring import STRONG
from matryoshka.ui.fonts import Fonts, grown, strong
from matryoshka.ui.theme import Theme, mixed
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.units import units

_HEIGHT = 68
_MARGIN = 10
_TITLE = 26
"""Pixels from the top of a row to what stands below its title."""
_LINES = 2


class SightingModel(QAbstractListModel):
    """The places, one a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._places: Sequence[Sighting] = ()

    def show_places(self, places: Sequence[Sighting]) -> None:
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self._places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_name(place)}: {place.words}"
            case _ if role == ROW:
                return place
        return None


class SightingRow(QStyledItemDelegate):
    """The title above, at most two lines of the words below."""

    def __init__(self, theme: Theme, fonts: Fonts, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._fonts = theme, fonts

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, grown(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Sighting = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, option.rect, option.state)
        inner = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -4)
        painter.setFont(self._fonts.small)
        painter.setPen(self._theme.muted)
        title = painter.fontMetrics().elidedText(_name(place), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        self._paint_words(painter, inner, place)
        painter.restore()

    def _paint_card(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.remote, STRONG))
            painter.setBrush(self._theme.surface)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(self._theme.side, self._theme.ink, 0.04))
        else:
            return
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_words(self, painter: QPainter, inner: QRect, place: Sighting) -> None:
        layout = QTextLayout(place.words, self._fonts.label)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([self._mark(place.words, begin, end) for begin, end in place.marks])
        layout.beginLayout()
        below = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(inner.width())
            line.setPosition(QPointF(0, below))
            below += line.height()
        layout.endLayout()
        painter.setPen(self._theme.ink)
        layout.draw(painter, QPointF(inner.left(), inner.top() + grown(_TITLE) - 6))

    def _mark(self, words: str, begin: int, end: int) -> QTextLayout.FormatRange:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = units(words[:begin]), units(words[begin:end])
        mark.format = QTextCharFormat()
        mark.format.setFont(strong(self._fonts.label))
        mark.format.setBackground(self._ground)
        return mark

    @property
    def _ground(self) -> QColor:
        return mixed(self._theme.side, self._theme.ink, 0.12)


def _name(place: Sighting) -> str:
    title = " ".join(place.title.split()) or tr("New chat")
    return tr("Archived · {title}", title=title) if place.archived else title
