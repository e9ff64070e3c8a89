"""How a row of the list of conversations is drawn: its title, its dolls, its buttons under the mouse."""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from matryoshka.chat.conversation import Summary
from matryoshka.ui import commands
from matryoshka.ui.chats import ROW, Index
from matryoshka.ui.commands.command import Command
from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.filing.rows import Folder, Heading, Row, is_in_folder
from matryoshka.ui.focus_ring import STRONG
from matryoshka.ui.fonts import Fonts, grown
from matryoshka.ui.icons import icon
from matryoshka.ui.theme import Nest, Theme, mixed
from matryoshka.ui.tongue import tr

_HEIGHT = 37
_HEADING_HEIGHT = 38
_DOLL = 22
_MARGIN = 10
_INDENT = 16
"""Pixels that what is in a folder stands further right, as does the folder's name."""
_BUTTON = 24
_LOCK = 14
_SHOWN_DOLLS = 4


class ChatRow(QStyledItemDelegate):
    """Paints rows and gives them their editor; `command_at` tells where the buttons are."""

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts, parent: QObject) -> None:
        super().__init__(parent)
        self._nest = nest
        self._fonts = fonts
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrows = {True: icon("down", theme.muted), False: icon("right", theme.muted)}
        self._pen = icon("pen", theme.muted)
        self._bin = icon("bin", theme.muted)
        self._lock = icon("lock", theme.muted)

    def set_nest(self, nest: Nest) -> None:
        self._nest = nest

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, grown(_HEADING_HEIGHT if isinstance(index.data(ROW), Heading) else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, Folder):
            self._paint_folder(painter, option, row)
        else:
            self._paint_chat(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        painter.setFont(self._fonts.small)
        painter.setPen(self._theme.muted)
        space = rect.adjusted(_MARGIN, 0, 0, -8)
        painter.drawText(space, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.words)

    def _paint_folder(self, painter: QPainter, option: QStyleOptionViewItem, row: Folder) -> None:
        """An arrow, the name, and how many chats are in it."""
        rect = option.rect
        self._paint_card(painter, rect, option.state)
        arrow = QRect(rect.left() + _MARGIN - 4, rect.center().y() - 8, 16, 16)
        self._arrows[row.open].paint(painter, arrow, Qt.AlignmentFlag.AlignCenter)
        painter.setFont(self._fonts.small)
        painter.setPen(self._theme.muted)
        inner = rect.adjusted(0, 0, -_MARGIN, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.count))
        end = rect.right() - _MARGIN - painter.fontMetrics().horizontalAdvance(str(row.count))
        self._paint_title(painter, rect.adjusted(_INDENT, 0, 0, 0), end, row.name)

    def _paint_chat(self, painter: QPainter, option: QStyleOptionViewItem, row: Summary) -> None:
        rect, state = option.rect, option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_card(painter, rect, state)
        if hovered:
            pen, bin_ = _buttons(rect)
            self._pen.paint(painter, pen, Qt.AlignmentFlag.AlignCenter)
            self._bin.paint(painter, bin_, Qt.AlignmentFlag.AlignCenter)
            end = pen.left()
        else:
            end = self._paint_dolls(painter, rect, row.tiers)
            end = self._paint_lock(painter, rect, end) if row.locked else end
        inner = rect.adjusted(_INDENT if is_in_folder(row) else 0, 0, 0, 0)
        self._paint_title(painter, inner, end, row.title or tr("New chat"))

    def _paint_card(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """The open conversation lies on a card; the one with the keyboard's focus has a blue edge."""
        edge, fill = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            edge, fill = QPen(self._theme.hairline, 1), QBrush(self._theme.surface)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = QBrush(mixed(self._theme.side, self._theme.ink, 0.04))
        if state & QStyle.StateFlag.State_HasFocus:
            edge = QPen(self._theme.remote, STRONG)
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_dolls(self, painter: QPainter, rect: QRect, tiers: tuple[str, ...]) -> int:
        """Draw the dolls that answered, the biggest at the right; the left end of what was drawn."""
        right, feet = rect.right() - _MARGIN, rect.center().y() + 8
        for tier in reversed(sorted(tiers, key=self._nest.size)[-_SHOWN_DOLLS:]):
            height = _DOLL * self._nest.size(tier)
            width = height * WIDTH
            space = QRectF(right - width, feet - height, width, height)
            paint_doll(painter, space, self._nest.colour(tier, self._theme), Pose.AWAKE)
            right -= round(width) + 4
        return right

    def _paint_lock(self, painter: QPainter, rect: QRect, right: int) -> int:
        """Of a conversation that stays on this computer; the left end of what was drawn."""
        place = QRect(right - _LOCK, rect.center().y() - _LOCK // 2, _LOCK, _LOCK)
        self._lock.paint(painter, place, Qt.AlignmentFlag.AlignCenter)
        return place.left()

    def _paint_title(self, painter: QPainter, rect: QRect, end: int, title: str) -> None:
        painter.setFont(self._fonts.label)
        painter.setPen(self._theme.ink)
        space = QRect(rect.left() + _MARGIN, rect.top(), end - rect.left() - _MARGIN - 6, rect.height())
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        row: Row | None = index.data(ROW)
        if not isinstance(row, Summary):
            return False
        command = command_at(option.rect, event.pos())
        QToolTip.showText(event.globalPos(), command.tooltip_near(view) if command else row.title, view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Title of the chat"))
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 3, -1, -3))


def command_at(rect: QRect, point: QPoint) -> Command | None:
    """What a click at `point` of the row in `rect` means, besides opening the conversation."""
    pen, bin_ = _buttons(rect)
    if pen.contains(point):
        return commands.RENAME
    return commands.DELETE if bin_.contains(point) else None


def _buttons(rect: QRect) -> tuple[QRect, QRect]:
    """Where the pen and the bin of a row lie."""
    top = rect.center().y() - _BUTTON // 2 + 1
    bin_left = rect.right() - _BUTTON - 4
    return QRect(bin_left - _BUTTON, top, _BUTTON, _BUTTON), QRect(bin_left, top, _BUTTON, _BUTTON)
