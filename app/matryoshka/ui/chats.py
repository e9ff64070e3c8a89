"""The list of conversations as Qt's views read it: grouped by day, renamed in place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from matryoshka.chat.conversation import Summary, clean

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The role that gives a row itself."""


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


Row = Heading | Summary


def rows(summaries: Sequence[Summary], today: date) -> tuple[Row, ...]:
    """Newest first, under the day they were last changed on."""
    newest = sorted(summaries, key=lambda each: each.changed, reverse=True)
    return tuple(_grouped(newest, today))


def _grouped(newest: Sequence[Summary], today: date) -> Iterator[Row]:
    for words, group in groupby(newest, lambda each: _day(each.changed, today)):
        yield Heading(words)
        yield from group


def _day(changed: float, today: date) -> str:
    day = date.fromtimestamp(changed)  # noqa: DTZ012 - the person's own day
    if day >= today:
        return "Today"
    return "Yesterday" if day == today - timedelta(days=1) else "Earlier"


def _name(row: Row) -> str:
    return row.words if isinstance(row, Heading) else row.title or "New chat"


def _spoken(row: Row) -> str:
    """What a screen reader says: the dolls and the lock are words here."""
    if isinstance(row, Heading):
        return _name(row)
    by = f", answered by {', '.join(row.tiers)}" if row.tiers else ""
    return f"{_name(row)}{by}{', stays on this computer' if row.locked else ''}"


class ChatModel(QAbstractListModel):
    """The rows; a title typed into one comes out as `renamed(id, title)`."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_chats(self, summaries: Sequence[Summary], today: date) -> None:
        """Rows that stay where they are keep their selection."""
        new = rows(summaries, today)
        if [_key(row) for row in new] == [_key(row) for row in self._rows]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def index_of(self, chat: str | None) -> QModelIndex:
        """Where a conversation stands; an invalid index where it does not."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Summary) and row.id == chat:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _name(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case _ if role == ROW:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, title = self._rows[index.row()], clean(str(value))
        if role != Qt.ItemDataRole.EditRole or isinstance(row, Heading) or title in ("", row.title):
            return False
        self.renamed.emit(row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


def _key(row: Row) -> str:
    return row.words if isinstance(row, Heading) else row.id
