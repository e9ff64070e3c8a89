"""The menu of the page “Side by side”: what one does with the comparison that is open."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from matryoshka.errors import AppError
from matryoshka.exchange.comparison_file import export_grid
from matryoshka.exchange.formats import Format, name_of
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.compare.removal import removed
from matryoshka.ui.exchange.kinds import kinds
from matryoshka.ui.exchange.pdf import printed
from matryoshka.ui.file_dialogs import ask_where
from matryoshka.ui.name_dialog import NameDialog, Naming
from matryoshka.ui.tongue import tr


class Offers(QObject):
    """`file_wished` where questions of a file are to be asked."""

    file_wished = Signal()

    def __init__(self, page: ComparePage, sheet: OpenGrid, kept: Kept, *, batches: bool) -> None:
        super().__init__(page)
        self._page, self._sheet, self._kept, self._batches = page, sheet, kept, batches
        page.card.more.clicked.connect(self._offer_more)

    @Slot()
    def _offer_more(self) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        able = self._sheet.row is not None and not self._sheet.busy
        if self._batches:
            menu.addAction(tr("Questions from a file…"), self.file_wished.emit).setEnabled(
                not self._sheet.busy
            )
        together = menu.addAction(tr("Scroll answers together"))
        together.setCheckable(True)
        together.setChecked(self._page.together)
        together.toggled.connect(self._page.scroll_together)
        menu.addSeparator()
        menu.addAction(self._kind_words(), self._ask_kind).setEnabled(able)
        menu.addAction(tr("Export…"), self._export).setEnabled(able)
        menu.addAction(tr("Delete this comparison"), self.delete).setEnabled(able)
        button = self._page.card.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _kind_words(self) -> str:
        kind = self._sheet.row.family if self._sheet.row else ""
        return tr("Kind of question: {kind}…", kind=kind) if kind else tr("Kind of question…")

    def _ask_kind(self) -> None:
        if row := self._sheet.row:
            kinds = self._kept.kinds()
            naming = Naming(
                tr("Kind of question"), tr("Like “sums” or “letters”"), tr("Keep"), kinds, needed=False
            )
            NameDialog(naming, row.family, partial(self.name_kind, row.id), self._page).open()

    def name_kind(self, name: str, kind: str) -> None:
        """Of the question with the id `name`: votes are told by kinds."""
        if row := self._sheet.find(name):
            self._sheet.put(replace(row, family=kind))
            self._kept.save(self._sheet.grid)

    def _export(self) -> None:
        name = name_of(self._sheet.grid.title, Format.MARKDOWN)
        ask_where(self._page, tr("Export this comparison"), name, self.write, kinds())

    def write(self, file: Path) -> None:
        try:
            export_grid(self._sheet.grid, file, printed)
        except AppError as fault:
            self._page.notice.add(fault)
            return
        self._page.toast.say(tr("Written to {file}.", file=file.name))

    def delete(self) -> None:
        """Taken from the page at once; back with undo, as if it had been asked just so."""
        bring_back = removed(self._sheet.grid, self._sheet, self._kept)
        self._page.toast.offer_undo(tr("Deleted"), bring_back)
