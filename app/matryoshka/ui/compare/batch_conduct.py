"""What leads to what with the questions of a file: read, asked one after the other, paused, gone on with."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from matryoshka.chat.comparing.batch import Answered, Asking, LeftOut, Step, is_open
from matryoshka.chat.comparing.grid import LEAST, Grid, Row
from matryoshka.chat.engine import Stop
from matryoshka.chat.events import Asks
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Leave
from matryoshka.errors import AppError
from matryoshka.saying import Figure
from matryoshka.ui.compare.batch_bar import Progress
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.desk import Desk
from matryoshka.ui.file_dialogs import ask_file
from matryoshka.ui.job import Job
from matryoshka.ui.needs import Batches
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr

_Opened = tuple[Grid, tuple[str, ...]]


class BatchConduct(QObject):
    """While the window lives. The page follows the answers until the person turns to another question."""

    def __init__(self, page: ComparePage, desk: Desk, sheet: OpenGrid, kept: Kept, batches: Batches) -> None:
        super().__init__(page)
        self._page, self._desk, self._sheet = page, desk, sheet
        self._kept, self._batches = kept, batches
        self._job: Job | None = None
        self._leaves: dict[str, Leave] = {}
        self._wants: dict[str, Asks] = {}
        self._halts: dict[str, Stop] = {}
        self._follows, self._paused, self._shown = False, False, ""
        self._begun, self._answered, self._now = 0.0, 0, ""
        page.batch.stepped.connect(self._step)
        page.batch.pressed.connect(self._press)
        page.batch.let_out.connect(self._let_out)
        page.batch.left_out.connect(self._leave_out)
        page.card.stopped.connect(self._pause)
        sheet.opened.connect(self._open_sheet)
        sheet.changed.connect(self._show)

    @Slot()
    def choose(self) -> None:
        """A file of questions, for the tiers that are chosen."""
        if len(self._page.card.tiers) < LEAST:
            self._page.toast.say(tr("Choose two to four."))
            return
        kinds = f"{tr('Questions (*.jsonl)')};;{tr('All files (*)')}"
        ask_file(self._page, tr("Questions from a file"), self.read, kinds)

    def read(self, file: Path) -> None:
        """And ask them, or go on with those that were begun."""
        tiers, self._paused = self._page.card.tiers, False
        self._page.notice.hide()
        blind = self._page.card.blind.isChecked()
        self._start(partial(_opened, self._batches, self._desk.ladder, tiers, file, blind))

    @Slot()
    def _press(self) -> None:
        if self._job:
            self._pause()
        else:
            self._go_on()

    @Slot()
    def _pause(self) -> None:
        if self._job:
            self._paused = True
            self._job.stop()

    def _go_on(self) -> None:
        self._follows, self._paused = not self._sheet.grid.blind, False
        self._begun, self._answered, self._now = time.monotonic(), 0, ""
        leaves, grid = dict(self._leaves), self._sheet.grid
        self._halts = {tier: Stop() for tier in grid.tiers}
        run = partial(self._batches.run, leaves=leaves, halts=self._halts)
        self._start(partial(_asked, run, self._desk.ladder, grid))

    def _start(self, work: Callable[[Stop], Iterator[object]]) -> None:
        if self._sheet.busy:
            return
        self._job = Job(work)
        self._job.yielded.connect(self._hear)
        self._job.ended.connect(self._end)
        self._show_busy()
        self._job.start()

    def _show_busy(self) -> None:
        self._sheet.busy = self._job is not None
        self._page.card.show_busy(self._sheet.busy)
        self._show()

    @Slot(object)
    def _hear(self, news: _Opened | Step) -> None:
        match news:
            case Asking(row, tiers):
                self._now = self._told(row, tiers)
                self._show()
            case Answered():
                self._hear_answer(news)
            case LeftOut(tier, Asks() as asks):
                self._wants[tier] = asks
                self._page.batch.ask_leave(tier, self._waiting(tier, asks))
            case LeftOut(tier, _, fault):
                said = tr("{tier} is not asked on: {fault}", tier=tier, fault=retold(fault))
                self._page.notice.add(AppError(said, tr("Its answers that are there are kept.")))
            case (grid, remarks):
                self._sheet.open(grid, next((n for n, row in enumerate(grid.rows) if not row.ended), 0))
                for remark in remarks:
                    self._page.notice.add(AppError(remark, tr("All other lines are asked.")))

    def _told(self, row: Row, tiers: tuple[str, ...]) -> str:
        """Where names are hidden it names nobody."""
        number = Figure(next(n for n, each in enumerate(self._sheet.grid.rows, 1) if each.id == row.id))
        if self._sheet.grid.blind:
            return tr(" · now question {number}", number=number)
        return tr(" · now question {number} to {tiers}", number=number, tiers=", ".join(tiers))

    def _hear_answer(self, news: Answered) -> None:
        self._answered += 1
        row = self._sheet.put_column(news.row.id, news.column)
        if row and row.voted:
            self._kept.vote(row)
        if row and self._follows:
            self._sheet.turn_to(self._sheet.grid.rows.index(row))

    @Slot(object)
    def _end(self, fault: AppError | None) -> None:
        """A file that was read is asked at once; what has got leave meanwhile too."""
        read = self._job is not None and not self._begun
        self._job = None
        self._show_busy()
        if fault:
            self._page.notice.add(fault)
        elif not self._paused and (read or self._leaves.keys() & self._wants.keys()) and self._open:
            for tier in self._leaves:
                self._wants.pop(tier, None)
            self._go_on()

    @property
    def _open(self) -> int:
        """How many answers are not there yet."""
        return sum(is_open(column) for row in self._sheet.grid.rows for column in row.columns)

    @Slot(str)
    def _let_out(self, tier: str) -> None:
        """The person has given leave: for the questions of this file, to this tier."""
        if asks := self._wants.get(tier):
            self._leaves[tier] = Leave(asks.destination)
        if asks and not self._job:
            self._wants.pop(tier)
            self._go_on()

    def _waiting(self, tier: str, asks: Asks) -> str:
        """How many questions would go where."""
        columns = (column for row in self._sheet.grid.rows for column in row.columns if column.tier == tier)
        many = sum(map(is_open, columns))
        host, model = asks.destination.host, asks.destination.model
        told = tr("{tier} is at {host}, model {model}: nothing was sent.", tier=tier, host=host, model=model)
        return f"{told} {tr('%n question(s) would be, with what was said before.', many)}"

    @Slot(str)
    def _leave_out(self, tier: str) -> None:
        if tier in self._halts:
            self._halts[tier].set()
            self._page.toast.say(tr("{tier} is asked no more; “Go on” asks it again.", tier=tier))
            self._show()

    @property
    def _still_asked(self) -> tuple[str, ...]:
        """Where names are hidden, nobody."""
        grid = self._sheet.grid
        open_ones = {column.tier for row in grid.rows for column in row.columns if is_open(column)}
        asked = (tier for tier in grid.tiers if tier in open_ones and tier in self._halts)
        return () if grid.blind else tuple(tier for tier in asked if not self._halts[tier].is_set())

    @Slot(int)
    def _step(self, step: int) -> None:
        self._follows = False
        self._sheet.turn_to(self._sheet.place + step)

    @Slot()
    def _open_sheet(self) -> None:
        self._leaves, self._wants, self._halts, self._begun = {}, {}, {}, 0.0
        self._page.batch.forget_leaves()
        self._show()

    @Slot()
    def _show(self) -> None:
        rows = self._sheet.grid.rows
        of = sum(len(row.columns) for row in rows)
        left = self._open
        spent = time.monotonic() - self._begun
        pace = spent / self._answered if self._job and self._answered else None
        self._page.batch.show_progress(
            Progress(
                title=self._sheet.grid.title,
                place=self._sheet.place,
                questions=len(rows),
                done=of - left,
                of=of,
                running=self._job is not None,
                left=pace and pace * left,
                now=self._now if self._job else "",
                tiers=self._still_asked,
            )
        )
        if len(rows) > 1 and rows[self._sheet.place].id != self._shown:
            self._shown = rows[self._sheet.place].id
            self._page.card.put(rows[self._sheet.place].question)

    @Slot()
    def close(self) -> None:
        """No thread is left; what was answered is kept."""
        if self._job:
            self._job.stop()
            self._job.wait()
            QCoreApplication.sendPostedEvents(self)


def _opened(
    batches: Batches, ladder: Ladder, tiers: tuple[str, ...], file: Path, blind: bool, _stop: Stop
) -> Iterator[_Opened]:
    yield batches.opened(ladder, tiers, file, blind=blind)


def _asked(
    run: Callable[[Ladder, Grid, Stop], Iterator[Step]], ladder: Ladder, grid: Grid, stop: Stop
) -> Iterator[Step]:
    yield from run(ladder, grid, stop)
