"""Where a person asks for files: a menu at the left, keys, and the dialogs that name a file."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from matryoshka.exchange.formats import Format, name_of
from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.commands.command import Command
from matryoshka.ui.desk import Desk
from matryoshka.ui.exchange.conduct import ExchangeConduct
from matryoshka.ui.menu import pop_up_above
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_FORMATS = {
    say("Markdown (*.md)"): Format.MARKDOWN,
    say("Web page (*.html)"): Format.HTML,
    say("PDF (*.pdf)"): Format.PDF,
    say("All that is known, as JSON (*.json)"): Format.JSON,
}
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
        dialog = self._dialog(tr("Export this chat"), ";;".join(map(tr, _FORMATS)), suggested)
        dialog.fileSelected.connect(lambda file: self._conduct.export(chat, _named(file, dialog)))
        dialog.open()

    @Slot()
    def bring_in(self) -> None:
        dialog = self._dialog(tr("Import chats"), tr(_EXPORTS))
        dialog.fileSelected.connect(lambda file: self._conduct.bring_in(Path(file)))
        dialog.open()

    @Slot()
    def back_up(self) -> None:
        suggested = f"Matryoshka {time.strftime('%Y-%m-%d')}.zip"
        dialog = self._dialog(tr("Back up everything"), tr(_BACKUPS), suggested)
        dialog.fileSelected.connect(lambda file: self._conduct.back_up(Path(file)))
        dialog.open()

    @Slot()
    def restore(self) -> None:
        dialog = self._dialog(tr("Restore a backup"), tr(_BACKUPS))
        dialog.fileSelected.connect(lambda file: self._conduct.restore(Path(file)))
        dialog.open()

    def _dialog(self, title: str, kinds: str, suggested: str = "") -> QFileDialog:
        """One that saves where a name is suggested, else one that opens."""
        dialog = QFileDialog(self._window, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if suggested:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(suggested)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog


def _named(file: str, dialog: QFileDialog) -> Path:
    """With the ending of the format that was chosen, where none was typed."""
    path = Path(file)
    if path.suffix.lower().lstrip(".") in set(Format):
        return path
    formats = {tr(words): form for words, form in _FORMATS.items()}
    return path.with_name(f"{path.name}.{formats[dialog.selectedNameFilter()]}")
