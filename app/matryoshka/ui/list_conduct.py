"""What leads to what in the list of chats: opened, begun, renamed, deleted and brought back."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.toast import LONG
from matryoshka.ui.window import Window

_UNTITLED = "New chat"
KEPT = LONG + 1000
"""Milliseconds a deleted chat is kept: longer than its undo is offered."""


class ListConduct(QObject):
    """Connects the sidebar's list and the desk."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._chats = window.sidebar.chats
        self._erasing = QTimer(self, singleShot=True, interval=KEPT)
        self._erasing.timeout.connect(self._erase)
        self._connect()
        self._make_commands()
        self._show_chats()

    def _connect(self) -> None:
        self._desk.opened.connect(self._show_chats)
        self._desk.listed.connect(self._show_chats)
        self._window.activated.connect(self._desk.look_again)
        self._window.sidebar.new_chat.clicked.connect(self._begin)
        self._chats.chosen.connect(self._open)
        self._chats.clicked.connect(self._turn_to_conversation)
        self._chats.left.connect(self._show_chats)
        self._chats.left.connect(self._turn_to_conversation)
        self._chats.renamed.connect(self._desk.rename)
        self._chats.deleted.connect(self._delete)

    def _make_commands(self) -> None:
        commands.NEW_CHAT.action(self._window).triggered.connect(self._begin)
        commands.RENAME.action(self._window).triggered.connect(self._rename_shown)
        commands.DELETE.action(self._window).triggered.connect(self._delete_shown)

    @Slot()
    def _show_chats(self) -> None:
        today = datetime.now().astimezone().date()
        self._chats.show_chats(self._desk.chats(), today, self._desk.shown.id)
        self._window.show_title(self._desk.shown.title or _UNTITLED)

    @Slot()
    def _begin(self) -> None:
        self._desk.begin()
        self._turn_to_conversation()

    @Slot(str)
    def _open(self, chat: str) -> None:
        self._desk.open(chat)
        self._window.show_chat()
        if not self._chats.hasFocus():
            self._turn_to_conversation()

    @Slot()
    def _turn_to_conversation(self) -> None:
        self._window.show_chat()
        self._window.drawer.close_drawer()
        self._window.view.composer.setFocus()

    @Slot()
    def _rename_shown(self) -> None:
        if self._desk.shown.turns:
            self._window.drawer.open_drawer()
            self._chats.rename(self._desk.shown.id)

    @Slot()
    def _delete_shown(self) -> None:
        if self._desk.shown.turns:
            self._delete(self._desk.shown.id)

    @Slot(str)
    def _delete(self, chat: str) -> None:
        """Gone from sight at once, for good when its undo is no longer offered."""
        if self._erasing.isActive():
            self._erase()
        if self._desk.delete(chat):
            self._offer_undo(chat)

    def _offer_undo(self, chat: str) -> None:
        self._window.view.undo.say("Deleted.", "Undo", partial(self._undo, chat))
        self._erasing.start()

    def _undo(self, chat: str) -> None:
        """Offered again where it failed: the disk may soon be free."""
        self._erasing.stop()
        if not self._desk.restore(chat):
            self._offer_undo(chat)

    @Slot()
    def _erase(self) -> None:
        self._erasing.stop()
        self._desk.forget()
