"""The menus of a chat and of a folder in the list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from matryoshka.chat.conversation import Summary
from matryoshka.ui import commands
from matryoshka.ui.commands.command import Command
from matryoshka.ui.filing.place import Place, place_of
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
from matryoshka.ui.tongue import tr

Say = Callable[[Filing], object]
Do = Callable[[Command], object]


def fill_for_chat(menu: QMenu, chat: Summary, folders: Sequence[str], wish: Say, do: Do) -> None:
    """What can be done with it where it is."""
    match place_of(chat):
        case Place.CHATS:
            _add(menu, commands.PIN, lambda: wish(Pin(chat.id, not chat.pinned)), _pin_words(chat))
            _add_command(menu, commands.RENAME, do)
            _add_folders(menu.addMenu(tr("Move to")), chat, folders, wish)
            _add_command(menu, commands.EXPORT, do)
            _add(menu, commands.ARCHIVE, lambda: wish(PutAway(chat.id, True)))
            _add_command(menu, commands.DELETE, do)
        case Place.ARCHIVE:
            menu.addAction(tr("Back to the chats"), lambda: wish(PutAway(chat.id, False)))
            for command in (commands.RENAME, commands.EXPORT, commands.DELETE):
                _add_command(menu, command, do)
        case Place.TRASH:
            menu.addAction(tr("Restore"), lambda: wish(TakeOut(chat.id)))
            _add_command(menu, commands.EXPORT, do)
            menu.addAction(tr("Delete for good"), lambda: wish(Erase(chat.id)))


def fill_for_folder(menu: QMenu, folder: str, wish: Say) -> None:
    menu.addAction(tr("Rename the folder"), lambda: wish(RenameFolder(folder)))
    menu.addAction(tr("Remove the folder, keep its chats"), lambda: wish(Dissolve(folder)))


def _pin_words(chat: Summary) -> str:
    return tr("Unpin") if chat.pinned else commands.PIN.words


def _add_folders(menu: QMenu, chat: Summary, folders: Sequence[str], wish: Say) -> None:
    for folder in folders:
        # What follows “&” would be a key to it.
        action = menu.addAction(folder.replace("&", "&&"), partial(wish, Move(chat.id, folder)))
        action.setEnabled(folder != chat.folder)
    if folders:
        menu.addSeparator()
    menu.addAction(tr("New folder…"), lambda: wish(MoveToNew(chat.id)))
    if chat.folder:
        menu.addAction(tr("No folder"), lambda: wish(Move(chat.id, "")))


def _add_command(menu: QMenu, command: Command, do: Do) -> None:
    _add(menu, command, lambda: do(command))


def _add(menu: QMenu, command: Command, act: Callable[[], object], words: str = "") -> None:
    """Its keys are told, and heard elsewhere."""
    menu.addAction(words or command.words, act).setShortcut(command.keys_near(menu.parentWidget() or menu))
