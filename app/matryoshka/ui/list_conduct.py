"""What leads to what in the list of chats: opened, begun, renamed, deleted and brought back."""

from collections import Counter
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.filing import TRASH_DAYS
from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.filing.place import Place, place_of
from matryoshka.ui.toast import LONG
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_UNTITLED = say("New chat")
_IN_TRASH = say("In the trash, for %n day(s).", TRASH_DAYS)
KEPT = LONG + 1000
"""Milliseconds what was deleted for good is kept: longer than its undo is offered."""


class ListConduct(QObject):
    """Connects the sidebar's list and the desk."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk, self._archive = desk, desk.archive
        self._chats, self._place = window.sidebar.chats, window.sidebar.listed
        self._connect()
        self._make_commands()
        self._show_chats()

    def _connect(self) -> None:
        self._desk.opened.connect(self._show_chats)
        self._desk.listed.connect(self._show_chats)
        self._window.activated.connect(self._desk.look_again)
        self._window.sidebar.new_chat.clicked.connect(self._begin)
        self._place.again.connect(self._desk.look_again)
        self._chats.chosen.connect(self._open)
        self._chats.clicked.connect(self._turn_to_conversation)
        self._chats.left.connect(self._show_chats)
        self._window.sidebar.places.turned.connect(self._show_chats)
        self._chats.left.connect(self._turn_to_conversation)
        self._chats.renamed.connect(self._archive.rename)
        self._chats.deleted.connect(self._delete)

    def _make_commands(self) -> None:
        commands.NEW_CHAT.action(self._window).triggered.connect(self._begin)
        commands.RENAME.action(self._window).triggered.connect(self._rename_shown)
        commands.DELETE.action(self._window).triggered.connect(self.delete_shown)

    @Slot()
    def _show_chats(self) -> None:
        today = datetime.now().astimezone().date()
        chats, places = self._archive.chats(), self._window.sidebar.places
        places.show_counts(Counter(map(place_of, chats)))
        self._chats.show_chats(chats, today, self._desk.shown.id, places.place)
        if fault := self._archive.lost:
            self._place.tell(fault, tr("Try again"))
        else:
            self._place.show_view()
        self._window.show_title(self._desk.shown.title or tr(_UNTITLED))

    @Slot()
    def _begin(self) -> None:
        self._window.sidebar.places.turn_to(Place.CHATS)
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
    def delete_shown(self) -> None:
        if self._desk.shown.turns:
            self._chats.delete(self._desk.shown.id)

    @Slot(str)
    def _delete(self, chat: str) -> None:
        """Into the trash."""
        if self._archive.throw_away(chat):
            self._offer_undo(chat)

    def _offer_undo(self, chat: str) -> None:
        self._window.undo.offer_undo(tr(_IN_TRASH), partial(self._undo, chat))

    def _undo(self, chat: str) -> None:
        """Offered again where it failed: the disk may soon be free."""
        if not self._archive.take_out(chat):
            self._offer_undo(chat)
