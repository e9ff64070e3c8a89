"""Does what a person wants of where chats are put, each with its undo."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from matryoshka.chat.filing import Filing as Files
from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.dialogs import ask_to_empty
from matryoshka.ui.filing.place import Place, chats_in, place_of
from matryoshka.ui.filing.wishes import (
    Dissolve,
    Erase,
    Filing,
    Move,
    MoveToNew,
    Pin,
    PutAway,
    RenameFolder,
    TakeOut,
)
from matryoshka.ui.list_conduct import KEPT
from matryoshka.ui.name_dialog import NameDialog, Naming
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class FilingConduct(QObject):
    """Connects the list, the choice of a place and the chats that are kept."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk, self._archive = window, desk, desk.archive
        self._erasing = QTimer(self, singleShot=True, interval=KEPT)
        self._erasing.timeout.connect(self._erase_now)
        window.sidebar.chats.wished.connect(self.grant)
        window.sidebar.places.emptied.connect(self._ask_to_empty)
        commands.PIN.action(window).triggered.connect(self._pin_shown)
        commands.ARCHIVE.action(window).triggered.connect(self._archive_shown)
        commands.SHOW_ARCHIVE.action(window).triggered.connect(partial(self._show, Place.ARCHIVE))
        commands.SHOW_TRASH.action(window).triggered.connect(partial(self._show, Place.TRASH))

    @Slot(object)
    def grant(self, wish: Filing) -> None:
        match wish:
            case Pin(chat, pinned):
                self._archive.file(lambda files: files.pin(chat, pinned))
            case Move(chat, folder):
                self._move(chat, folder)
            case MoveToNew(chat):
                self._ask_name(tr("New folder"), tr("Move there"), "", partial(self._move, chat))
            case PutAway(chat, archived):
                self._put_away(chat, archived)
            case TakeOut(chat):
                self._archive.take_out(chat)
            case Erase(chat):
                self._erase(chat)
            case RenameFolder(folder):
                self._ask_name(tr("Rename the folder"), tr("Rename"), folder, partial(self._rename, folder))
            case Dissolve(folder):
                self._rename(folder, "")
            case _:
                assert_never(wish)

    def _ask_name(self, title: str, word: str, name: str, take: partial[None]) -> None:
        NameDialog(Naming(title, tr("Name of the folder"), word), name, take, self._window).open()

    def _move(self, chat: str, folder: str) -> None:
        if folder:
            self._window.sidebar.chats.open_folder(folder)
        self._archive.file(lambda files: files.move(chat, folder))

    def _rename(self, folder: str, name: str) -> None:
        """What leaves no folder of its own can be taken back."""
        chats = self._archive.chats()
        within = [each.id for each in chats if each.folder == folder]
        merged = name != folder and any(each.folder == name for each in chats)
        self._window.sidebar.chats.open_folder(name)
        if self._archive.file(lambda files: files.rename_folder(folder, name)) and (merged or not name):
            self._window.undo.offer_undo(
                tr("The folder is gone, its chats are kept."), partial(self._gather, within, folder)
            )

    def _gather(self, chats: list[str], folder: str) -> None:
        """In their folder again."""

        def back(files: Files) -> None:
            for chat in chats:
                files.move(chat, folder)

        self._window.sidebar.chats.open_folder(folder)
        self._archive.file(back)

    def _put_away(self, chat: str, archived: bool) -> None:
        def put(files: Files) -> None:
            files.archive(chat, archived)

        def back(files: Files) -> None:
            files.archive(chat, not archived)

        if self._archive.file(put) and archived:
            self._window.undo.offer_undo(tr("Archived."), lambda: self._archive.file(back))

    def _erase(self, chat: str) -> None:
        """Gone from sight at once, for good when its undo is no longer offered."""
        if self._archive.delete(chat):
            self._offer_undo(chat)

    def _offer_undo(self, chat: str) -> None:
        self._window.undo.offer_undo(
            tr("Deleted for good. Daily backups hold it for up to a week."), partial(self._restore, chat)
        )
        self._erasing.start()

    def _restore(self, chat: str) -> None:
        """Offered again where it failed: the disk may soon be free."""
        self._erasing.stop()
        if not self._archive.restore(chat):
            self._offer_undo(chat)

    @Slot()
    def _erase_now(self) -> None:
        self._erasing.stop()
        self._archive.forget()

    def _show(self, place: Place) -> None:
        """With the keyboard on the first of its chats."""
        self._window.drawer.open_drawer()
        self._window.sidebar.places.turn_to(place)
        self._window.sidebar.chats.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _ask_to_empty(self) -> None:
        count = len(chats_in(Place.TRASH, self._archive.chats()))
        ask_to_empty(count, self._archive.empty_trash, self._window)

    @Slot()
    def _pin_shown(self) -> None:
        shown = next((each for each in self._archive.chats() if each.id == self._desk.shown.id), None)
        if shown and place_of(shown) is Place.CHATS:
            self.grant(Pin(shown.id, not shown.pinned))

    @Slot()
    def _archive_shown(self) -> None:
        shown = next((each for each in self._archive.chats() if each.id == self._desk.shown.id), None)
        if shown and place_of(shown) is not Place.TRASH:
            self.grant(PutAway(shown.id, not shown.archived))
