"""The list of conversations as Qt's views read it: renamed in place, dragged onto folders."""

from collections.abc import Sequence
from typing import Any, assert_never

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from matryoshka.chat.conversation import Summary, clean
from matryoshka.ui.filing.rows import PINNED, Folder, Heading, Row, is_in_folder
from matryoshka.ui.filing.wishes import Move, Pin
from matryoshka.ui.tongue import tr

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The role that gives a row itself."""
_DRAGGED = "application/x-matryoshka-chat"


def _name(row: Row) -> str:
    match row:
        case Heading():
            return row.words
        case Folder():
            return row.name
        case Summary():
            return row.title or tr("New chat")
        case _:
            assert_never(row)


def _spoken(row: Row) -> str:
    """What a screen reader says: the dolls, the lock and the arrow of a folder are words here."""
    match row:
        case Heading():
            return _name(row)
        case Folder():
            state = tr("open") if row.open else tr("closed")
            return tr("Folder {name}, {count}, {state}", name=row.name, count=row.count, state=state)
        case Summary():
            by = tr(", answered by {names}", names=", ".join(row.tiers)) if row.tiers else ""
            return _name(row) + by + (tr(", stays on this computer") if row.locked else "")
        case _:
            assert_never(row)


class ChatModel(QAbstractListModel):
    """The rows; a title typed into one comes out as `renamed(id, title)`.

    `wished(Filing)` when a chat was dropped onto another row.
    """

    renamed = Signal(str, str)
    wished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_rows(self, new: Sequence[Row]) -> None:
        """Those that stay where they are keep their selection."""
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

    def folder_index(self, name: str) -> QModelIndex:
        """Where a folder stands."""
        places = (at for at, row in enumerate(self._rows) if isinstance(row, Folder) and row.name == name)
        return self.index(next(places, -1))

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
        known = isinstance(row, Summary) and title not in ("", row.title)
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, Summary) or not known:
            return False
        self.renamed.emit(row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(row, Folder):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return _OF_CHATS

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        chats = (self._rows[index.row()] for index in indexes)
        names = [chat.id for chat in chats if isinstance(chat, Summary)]
        dragged.setData(_DRAGGED, "".join(names[:1]).encode())
        return dragged

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """The list is shown anew by whoever grants the wish."""
        chat = bytes(data.data(_DRAGGED).data()).decode()
        if chat and parent.isValid():
            self.wished.emit(_dropped(chat, self._rows[parent.row()]))
        return False


_OF_CHATS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)


def _dropped(chat: str, onto: Row) -> Pin | Move:
    """Onto a pinned chat it is pinned; onto a folder or a chat in it, it moves there; else out of any."""
    match onto:
        case Heading():
            return Pin(chat, True) if onto.words == tr(PINNED) else Move(chat, "")
        case Folder():
            return Move(chat, onto.name)
        case Summary():
            return Pin(chat, True) if onto.pinned else Move(chat, onto.folder if is_in_folder(onto) else "")
        case _:
            assert_never(onto)


def _key(row: Row) -> Row | str:
    return row.id if isinstance(row, Summary) else row
