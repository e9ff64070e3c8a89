"""The conversations by day, opened with a click or the arrow keys, renamed in place, deleted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from matryoshka.chat.conversation import Summary
from matryoshka.ui import commands
from matryoshka.ui.chat_row import ChatRow, command_at
from matryoshka.ui.chats import ROW, ChatModel, Index
from matryoshka.ui.commands import Command
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme


class ChatList(QListView):
    """What a person does to a conversation comes out as a signal with its id; `left` when done here."""

    chosen = Signal(str)
    left = Signal()
    renamed = Signal(str, str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts) -> None:
        super().__init__()
        self._shown: str | None = None
        self._model = ChatModel(self)
        self._row = ChatRow(theme, nest, fonts, self)
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setAccessibleName("Chats")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._model.renamed.connect(self.renamed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.selectionModel().selectionChanged.connect(self._choose)
        self.activated.connect(self._enter)
        self._row.closeEditor.connect(self.left)

    def set_theme(self, theme: Theme) -> None:
        self._row.set_theme(theme)
        self.viewport().update()

    def set_nest(self, nest: Nest) -> None:
        self._row.set_nest(nest)
        self.viewport().update()

    def show_chats(self, summaries: Sequence[Summary], today: date, shown: str | None) -> None:
        """Show these, with `shown` as the open one; not while a title is typed, whose row must not move."""
        self._shown = shown
        if self.state() is QAbstractItemView.State.EditingState:
            return
        self._model.show_chats(summaries, today)
        index = self._model.index_of(shown)
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

    @Slot()
    def _choose(self) -> None:
        """The row that has the focus is not yet chosen: it was perhaps only passed by."""
        chat = next((_chat(index) for index in self.selectedIndexes()), None)
        if chat and chat != self._shown:
            self._shown = chat
            self.chosen.emit(chat)

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        """Enter opens the row and leaves the list."""
        self.setCurrentIndex(index)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only a left press beside the buttons opens a conversation."""
        if event.button() == Qt.MouseButton.LeftButton and not self._command(event.position().toPoint()):
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
            self.deleted.emit(chat)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if not _chat(index):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in (commands.RENAME, commands.DELETE):
            action = menu.addAction(command.words)
            action.setShortcut(command.keys)
            action.triggered.connect(lambda _=False, command=command: self._do(command, index))
        menu.popup(event.globalPos() if mouse else self._below(index))

    def _do(self, command: Command, index: Index) -> None:
        chat = _chat(index)
        if command == commands.RENAME:
            self.rename(chat)
        elif chat:
            self.deleted.emit(chat)

    def _command(self, point: QPoint) -> Command | None:
        index = self.indexAt(point)
        return command_at(self.visualRect(index), point) if _chat(index) else None

    def _below(self, index: Index) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())


def _chat(index: Index) -> str | None:
    row = index.data(ROW) if index.isValid() else None
    return row.id if isinstance(row, Summary) else None
