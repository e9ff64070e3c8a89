"""The palette: everything that can be done, and every chat, a few letters away."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from matryoshka.ui.commands.entry import Entry
from matryoshka.ui.commands.matching import ranked
from matryoshka.ui.fonts import grown
from matryoshka.ui.keyboard import Loan
from matryoshka.ui.tongue import tr

_WIDE, _ROW, _MOST, _TOP = 560, 36, 9, 72
"""Pixels, and how many rows are seen at once."""
_ASIDE = int(Qt.ItemDataRole.UserRole)
_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST,
    Qt.Key.Key_PageUp: -_MOST,
}


class Palette(QFrame):
    """Over its parent; `offered` is asked for entries whenever it opens."""

    def __init__(self, parent: QWidget, offered: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._around, self._offered = parent, offered
        self._entries: Sequence[Entry] = ()
        self._found: Sequence[Entry] = ()
        self._loan = Loan()
        self._field, self._list, self._none = QLineEdit(), QListWidget(), QLabel()
        self._lay_out()
        self._field.textChanged.connect(self._seek)
        self._field.returnPressed.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._field.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._field.setObjectName("palettefield")
        self._field.setPlaceholderText(tr("What do you want to do?"))
        self._field.setAccessibleName(tr("What do you want to do?"))
        self._list.setObjectName("templates")
        self._list.setAccessibleName(tr("What can be done"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_Rows(self._list))
        self._none.setObjectName("remark")
        self._none.setText(tr("Nothing is called so."))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for part in (self._field, self._list, self._none):
            column.addWidget(part)

    @Slot()
    def open(self) -> None:
        if not self.isVisible():
            self._loan.take(QApplication.focusWidget())
        self._entries = self._offered()
        self._field.clear()
        self._seek("")
        self.show()
        self.raise_()
        self._field.setFocus()

    @property
    def words(self) -> list[str]:
        """What is offered now."""
        return [entry.words for entry in self._found]

    @Slot()
    def put_away(self) -> None:
        self._loan.give_back()
        self.hide()

    @Slot(str)
    def _seek(self, typed: str) -> None:
        self._found = ranked(typed, self._entries, lambda entry: entry.words)
        self._list.clear()
        for entry in self._found:
            item = QListWidgetItem(entry.words)
            item.setData(_ASIDE, entry.aside)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.aside)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(self._found))
        self._none.setVisible(not self._found)
        self._place()

    def _place(self) -> None:
        """As high as what is found, in the middle at the top."""
        around = self._around.rect()
        room = max(1, (around.height() - grown(_TOP)) // grown(_ROW))
        self._list.setFixedHeight(grown(_ROW) * min(_MOST, room, max(1, len(self._found))) + 2)
        self.setFixedWidth(min(grown(_WIDE), around.width() - 32))
        self.adjustSize()
        self.move(
            (around.width() - self.width()) // 2, min(_TOP, max(8, around.height() - self.height() - 8))
        )

    @Slot()
    def _run(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            chosen = self._found[row]
            self.put_away()
            chosen.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the list while one types; what takes the focus away puts the palette away."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            return self._press(cast("QKeyEvent", event).key())
        if event.type() is QEvent.Type.FocusOut and _is_for_good(cast("QFocusEvent", event)):
            self.hide()
        return super().eventFilter(watched, event)

    def _press(self, key: int) -> bool:
        if step := _STEPS.get(key):
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True


def _is_for_good(event: QFocusEvent) -> bool:
    """Not for a menu that will give it back."""
    return event.reason() is not Qt.FocusReason.PopupFocusReason


class _Rows(QStyledItemDelegate):
    """The words at the left, the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), grown(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        aside = str(index.data(_ASIDE))
        super().paint(painter, option, index)
        room = QRect(option.rect).adjusted(8, 0, -12, 0)
        painter.setPen(option.palette.placeholderText().color())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), aside)
