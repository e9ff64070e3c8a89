"""What leads to what on the page “What your votes say”: it is read anew whenever one turns to it."""

from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.comparing.wins import PatienceTold, patience_told, wins
from matryoshka.chat.engine import Stop
from matryoshka.chat.identity import model_identity
from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.compare.wins_page import Told, WinsPage
from matryoshka.ui.desk import Desk
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Measures
from matryoshka.ui.theme import Nest
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_READ = "read"


class WinsConduct(QObject):
    """While the window lives. `store` is the file of the chats, where comparisons are kept."""

    def __init__(self, window: Window, desk: Desk, page: WinsPage, store: Path, measures: Measures) -> None:
        super().__init__(window)
        self._window, self._desk, self._page = window, desk, page
        self._store, self._measures = store, measures
        self._errands = Errands()
        self._errands.troubled.connect(self._say_fault)
        window.add_page(page)
        window.closed.connect(self._errands.close)
        page.turned_to.connect(self._read)
        page.stead.again.connect(self._read)
        page.dial_wished.connect(window.show_calibration)
        page.compare_wished.connect(lambda: commands.COMPARE.run_in(window))
        commands.WINS.action(window).triggered.connect(lambda: window.show_page(page))

    @Slot()
    def _read(self) -> None:
        ladder = self._desk.ladder
        self._page.set_nest(Nest(ladder))
        self._page.stead.wait(tr("Counting your votes…"))
        self._errands.run(_READ, partial(_told, self._store, self._measures, ladder), self._page.show_told)

    @Slot(object)
    def _say_fault(self, fault: AppError) -> None:
        self._page.stead.tell(fault, tr("Try again"))


def _told(store: Path, measures: Measures, ladder: Ladder, stop: Stop) -> Iterator[Told]:
    with closing(GridTable(store)) as table:
        rows = [row for grid in table.all() for row in grid.rows]
    calibrations = {known.junior: known.calibration for known in measures.known(ladder, stop)}
    patience = list[PatienceTold | None]()
    for junior in ladder.tiers[:-1]:
        with suppress(AppError):  # whoever's file has left the disk hands nothing up
            patience.append(
                patience_told(rows, junior, model_identity(junior), calibrations.get(junior.name))
            )
    yield Told(wins(rows), tuple(each for each in patience if each))
