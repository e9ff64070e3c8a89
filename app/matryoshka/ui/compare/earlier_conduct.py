"""What leads to what on the page “Earlier comparisons”: it is read anew whenever something changes."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.comparing.grid import GridSummary
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.ui.compare.earlier_page import EarlierPage
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.compare.removal import removed
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_READ = "read"


class EarlierConduct(QObject):
    """While the window lives. `store` is the file of the chats; what is opened comes onto `beside`."""

    def __init__(
        self, window: Window, page: EarlierPage, beside: ComparePage, sheet: OpenGrid, store: Path
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._beside = window, page, beside
        self._sheet, self._store = sheet, store
        self._kept = Kept(store, page.notice.add)
        self._errands = Errands()
        self._errands.troubled.connect(self._say_fault)
        window.add_page(page)
        window.closed.connect(self._errands.close)
        page.turned_to.connect(self._read)
        page.sought.connect(self._read)
        page.stead.again.connect(self._read)
        page.opened.connect(self.open)
        page.deleted.connect(self.delete)
        page.left.connect(self._go_back)
        beside.card.earlier.clicked.connect(self._turn_to)

    @Slot()
    def _turn_to(self) -> None:
        self._window.show_page(self._page)

    @Slot()
    def _go_back(self) -> None:
        self._window.show_page(self._beside)

    @Slot()
    def _read(self) -> None:
        words = self._page.field.text().strip()
        self._page.stead.wait(tr("Reading your comparisons…"))
        self._errands.run(_READ, partial(_found, self._store, words), self._page.show_found)

    @Slot(object)
    def _say_fault(self, fault: AppError) -> None:
        self._page.stead.tell(fault, tr("Try again"))

    @Slot(str)
    def open(self, name: str) -> None:
        """The comparison with that id, unless another is being asked."""
        if self._sheet.busy and self._sheet.grid.id != name:
            self._page.toast.say(tr("Still answering."))
            return
        if not self._sheet.busy:
            if (grid := self._kept.grid(name)) is None:
                return
            self._sheet.open(grid)
        self._go_back()

    @Slot(str)
    def delete(self, name: str) -> None:
        """At once, with a way back."""
        if self._sheet.busy and self._sheet.grid.id == name:
            self._page.toast.say(tr("Still answering."))
        elif grid := self._kept.grid(name):
            bring_back = removed(grid, self._sheet, self._kept)
            self._read()

            def undo() -> None:
                bring_back()
                self._read()

            self._page.toast.offer_undo(tr("Deleted"), undo)


def _found(store: Path, words: str, _stop: Stop) -> Iterator[tuple[GridSummary, ...]]:
    with closing(GridTable(store)) as table:
        yield table.find(words)
