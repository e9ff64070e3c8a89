"""The conversations, opened with a click or the arrow keys, renamed in place, put elsewhere, deleted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from matryoshka.chat.conversation import Summary
from matryoshka.ui import commands
from matryoshka.ui.chat_row import ChatRow, command_at
from matryoshka.ui.chats import ROW, ChatModel, Index
from matryoshka.ui.commands.command import Command
from matryoshka.ui.filing.menus import fill_for_chat, fill_for_folder
from matryoshka.ui.filing.place import EMPTY, Place
from matryoshka.ui.filing.rows import Folder, folders, rows
from matryoshka.ui.filing.wishes import Erase
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_AT_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class ChatList(QListView):
    """What a person does to a conversation comes out as a signal with its id; `left` when done here.

    `wished(Filing)` where one is to be put elsewhere.
    """

    chosen = Signal(str)
    left = Signal()
    renamed = Signal(str, str)
    exported = Signal(str)
    deleted = Signal(str)
    wished = Signal(object)

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts) -> None:
        super().__init__()
        self._theme, self._fonts = theme, fonts
        self._shown: str | None = None
        self._listed: tuple[Sequence[Summary], date] = ((), date.min)
        self._place = Place.CHATS
        self._opened: set[str] = set()
        """Folders whose chats are in sight."""
        self._model = ChatModel(self)
        self._row = ChatRow(theme, nest, fonts, self)
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setAccessibleName(tr("Chats"))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)
        self._model.renamed.connect(self.renamed)
        self._model.wished.connect(self.wished)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.selectionModel().selectionChanged.connect(self._choose)
        self.activated.connect(self._enter)
        self._row.closeEditor.connect(self.left)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words where there is nothing to list yet."""
        super().paintEvent(event)
        if not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self._fonts.small)
            painter.setPen(self._theme.muted)
            place = self.viewport().rect().adjusted(10, 14, -10, 0)
            painter.drawText(place, _AT_TOP, tr(EMPTY[self._place]))
            painter.end()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._row.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_nest(self, nest: Nest) -> None:
        self._row.set_nest(nest)
        self.viewport().update()

    def show_chats(
        self, summaries: Sequence[Summary], today: date, shown: str | None, place: Place = Place.CHATS
    ) -> None:
        """Show those in `place`, with `shown` as the open one.

        Not while a title is typed, whose row must not move.
        """
        if shown != self._shown:
            self._opened.update(each.folder for each in summaries if each.id == shown)
        self._shown = shown
        if self.state() is QAbstractItemView.State.EditingState:
            return
        self._listed, self._place = (summaries, today), place
        self._show()

    def open_folder(self, name: str) -> None:
        """Its chats are in sight when the list is shown the next time."""
        self._opened.add(name)

    def _show(self) -> None:
        self._model.show_rows(rows(*self._listed, self._place, self._opened))
        self.setAccessibleDescription("" if self._model.rowCount() else tr(EMPTY[self._place]))
        index = self._model.index_of(self._shown)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def rename(self, chat: str | None) -> None:
        """Open the editor of a conversation's title."""
        index = self._model.index_of(chat)
        if index.isValid():
            self.setFocus()
            self.scrollTo(index)
            self.edit(index)

    def delete(self, chat: str) -> None:
        """Out of the trash it goes for good."""
        if any(each.id == chat and each.trashed is not None for each in self._listed[0]):
            self.wished.emit(Erase(chat))
        else:
            self.deleted.emit(chat)

    @Slot()
    def _choose(self) -> None:
        """The row that has the focus is not yet chosen: it was perhaps only passed by."""
        chat = next((_chat(index) for index in self.selectedIndexes()), None)
        if chat and chat != self._shown:
            self._shown = chat
            self.chosen.emit(chat)

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        """Enter opens the row and leaves the list; a folder it opens or closes."""
        if isinstance(folder := index.data(ROW), Folder):
            self._turn(folder)
        else:
            self.setCurrentIndex(index)
            self.left.emit()

    def _turn(self, folder: Folder) -> None:
        self._opened ^= {folder.name}
        self._show()
        if self.hasFocus():
            self.setCurrentIndex(self._model.folder_index(folder.name))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only a left press beside the buttons opens a conversation, or turns a folder."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(row, Folder) and event.button() == Qt.MouseButton.LeftButton:
            self._turn(row)
        elif event.button() == Qt.MouseButton.LeftButton and not self._command(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        command = self._command(point) if event.button() == Qt.MouseButton.LeftButton else None
        if command:
            self._do(command, self.indexAt(point))
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chat = _chat(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and chat:
            self.delete(chat)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if menu := self._menu(index):
            menu.popup(event.globalPos() if mouse else self._below(index))

    def _menu(self, index: Index) -> QMenu | None:
        """What can be done with a row; None where that is nothing."""
        row = index.data(ROW) if index.isValid() else None
        if not isinstance(row, Summary | Folder):
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, Folder):
            fill_for_folder(menu, row.name, self.wished.emit)
        else:
            names = folders(self._listed[0])
            fill_for_chat(menu, row, names, self.wished.emit, lambda command: self._do(command, index))
        return menu

    def _do(self, command: Command, index: Index) -> None:
        chat = _chat(index)
        if command == commands.RENAME:
            self.rename(chat)
        elif chat and command == commands.EXPORT:
            self.exported.emit(chat)
        elif chat:
            self.delete(chat)

    def _command(self, point: QPoint) -> Command | None:
        index = self.indexAt(point)
        return command_at(self.visualRect(index), point) if _chat(index) else None

    def _below(self, index: Index) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())


def _chat(index: Index) -> str | None:
    row = index.data(ROW) if index.isValid() else None
    return row.id if isinstance(row, Summary) else None
