"""Where a person asks for files: a menu at the left, keys, and the dialogs that name a file."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from matryoshka.exchange.formats import Format, name_of
from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.commands.command import Command
from matryoshka.ui.desk import Desk
from matryoshka.ui.exchange.conduct import ExchangeConduct
from matryoshka.ui.exchange.kinds import kinds
from matryoshka.ui.file_dialogs import ask_file, ask_where
from matryoshka.ui.menu import pop_up_above
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_EXPORTS = say("Exports (*.zip *.json)")
_BACKUPS = say("Backups (*.zip)")


class FilesMenu(QObject):
    """Opens dialogs over the window, and passes on what was named."""

    def __init__(self, window: Window, desk: Desk, conduct: ExchangeConduct) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._conduct = conduct
        self._menu = QMenu(window)
        for command, act in (
            (commands.EXPORT, self.export),
            (commands.IMPORT, self.bring_in),
            (commands.BACK_UP, self.back_up),
            (commands.RESTORE, self.restore),
        ):
            self._add(command, act)
        window.sidebar.files.clicked.connect(self._open)
        window.sidebar.chats.exported.connect(self._export)

    def _add(self, command: Command, act: Callable[[], None]) -> None:
        action = command.action(self._window)
        action.triggered.connect(act)
        self._menu.addAction(action)

    @Slot()
    def _open(self) -> None:
        pop_up_above(self._window.sidebar.files, self._menu)

    @Slot()
    def export(self) -> None:
        """The chat that is shown."""
        if self._desk.shown.turns:
            self._export(self._desk.shown.id)
        else:
            self._window.toast.say(tr("There is nothing in this chat yet."))

    @Slot(str)
    def _export(self, chat: str) -> None:
        titles = {each.id: each.title for each in self._desk.archive.chats()}
        suggested = name_of(titles.get(chat, ""), Format.MARKDOWN)
        write = partial(self._conduct.export, chat)
        ask_where(self._window, tr("Export this chat"), suggested, write, kinds())

    @Slot()
    def bring_in(self) -> None:
        ask_file(self._window, tr("Import chats"), self._conduct.bring_in, tr(_EXPORTS))

    @Slot()
    def back_up(self) -> None:
        suggested = f"Matryoshka {time.strftime('%Y-%m-%d')}.zip"
        title = tr("Back up everything")
        ask_where(self._window, title, suggested, self._conduct.back_up, tr(_BACKUPS))

    @Slot()
    def restore(self) -> None:
        ask_file(self._window, tr("Restore a backup"), self._conduct.restore, tr(_BACKUPS))
