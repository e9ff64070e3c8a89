"""What leads to what on the page “Side by side”: questions to tiers, news to columns, votes to the store."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.going_on import begun_with
from matryoshka.chat.comparing.grid import Grid, GridSummary, Row, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.comparing.news import News, after
from matryoshka.chat.comparing.sentences import told_apart
from matryoshka.chat.comparing.voting import voted
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Leave
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.exchange.comparison_file import export_grid
from matryoshka.exchange.formats import Format, name_of
from matryoshka.ui import commands
from matryoshka.ui.compare.page import ComparePage, Scene
from matryoshka.ui.desk import Desk
from matryoshka.ui.dialogs import ask_to_open
from matryoshka.ui.exchange.pdf import printed
from matryoshka.ui.job import Job
from matryoshka.ui.theme import Nest
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

Compares = Callable[[Ladder], Comparison]
_FRAME = 33
"""Milliseconds between two looks at what has come."""


class CompareConduct(QObject):
    """While the window lives; one comparison is asked at a time. `store` is the file of the chats."""

    def __init__(
        self, window: Window, desk: Desk, page: ComparePage, store: Path, compares: Compares
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._page = window, desk, page
        self._store, self._compares = store, compares
        self._ladder = desk.ladder
        self._grid = Grid(())
        self._row: Row | None = None
        self._jobs: dict[Job, tuple[str, ...]] = {}
        self._reading: Job | None = None
        self._apart: dict[str, list[str]] = {}
        self._read: dict[str, str] = {}
        """The answers that were told apart last."""
        self._stops: dict[str, Stop] = {}
        self._soon = QTimer(self, singleShot=True, interval=_FRAME)
        self._soon.timeout.connect(self._show)
        window.add_page(page)
        self._connect()

    def _connect(self) -> None:
        card = self._page.card
        card.asked.connect(self._ask)
        card.stopped.connect(self._stop_all)
        card.earlier.clicked.connect(self._offer_earlier)
        commands.WINS.explain(card.wins)
        card.wins.clicked.connect(lambda: commands.WINS.run_in(self._window))
        card.more.clicked.connect(self._offer_more)
        self._page.made.connect(self._connect_columns)
        self._window.closed.connect(self._close)
        commands.COMPARE.action(self._window).triggered.connect(self.open)
        self._window.sidebar.compare.clicked.connect(self.open)

    def _connect_columns(self) -> None:
        for view in self._page.views.values():
            view.voted.connect(self._vote)
            view.stopped.connect(lambda tier: self._stops[tier].set())
            view.let_out.connect(self._send)
            view.kept_here.connect(self._keep_here)
            view.taken.connect(self._go_on)
            view.answer.link_wished.connect(lambda url: ask_to_open(url, self._window))

    @Slot()
    def open(self) -> None:
        """With what is typed, or was asked last in the chat that is shown."""
        thread = self._desk.shown.thread
        typed = self._window.view.composer.text.strip()
        if not self._busy and (question := typed or (thread[-1].text if thread else "")):
            self._page.card.put(question)
        self.set_ladder(self._desk.ladder)
        self._window.show_page(self._page)

    def set_ladder(self, ladder: Ladder) -> None:
        """Whom there is to ask from now on."""
        if not self._busy and (ladder != self._ladder or not self._page.card.tiers):
            self._ladder = ladder
            self._page.set_nest(Nest(ladder))

    @property
    def _busy(self) -> bool:
        return bool(self._jobs)

    @Slot(str, object)
    def _ask(self, text: str, tiers: tuple[str, ...]) -> None:
        blind = self._page.card.blind.isChecked()
        shown = tuple(random.sample(tiers, len(tiers))) if blind else tiers
        comparison = self._compares(self._ladder)
        self._row = comparison.row(text, tiers)
        self._grid = Grid(shown, blind=blind).with_row(self._row)
        self._page.show_columns(shown)
        self._keep(lambda table: table.save(self._grid))
        self._run(comparison, tiers, {})

    def _run(self, comparison: Comparison, tiers: tuple[str, ...], leaves: Mapping[str, Leave]) -> None:
        stops = {tier: Stop() for tier in tiers}
        self._stops |= stops
        assert self._row  # noqa: S101 - for the types: there is a row when something is asked
        messages = [Message(Role.USER, self._row.question)]
        job = Job(partial(_work, comparison, messages, stops, leaves))
        self._jobs[job] = tiers
        job.yielded.connect(self._hear)
        job.ended.connect(self._end)
        self._page.card.show_busy(True)
        job.start()
        self._show()

    @Slot(object)
    def _hear(self, news: News) -> None:
        if self._row:
            self._row = after(self._row, news, time.monotonic())
            if not self._soon.isActive():
                self._soon.start()

    @Slot(object)
    def _end(self, fault: AppError | None) -> None:
        self._jobs = {job: tiers for job, tiers in self._jobs.items() if job is not self.sender()}
        self._page.card.show_busy(self._busy)
        if fault:
            self._page.notice.add(fault)
        self._save()
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._row:
            self._grid = self._grid.with_row(self._row)
            self._tell_apart(self._row)
            running = frozenset(tier for tiers in self._jobs.values() for tier in tiers)
            self._page.show_row(Scene(self._grid, self._row, self._apart, running))

    def _tell_apart(self, row: Row) -> None:
        """Once all have answered, beside the window: of long answers it takes seconds."""
        texts = {column.tier: column.text for column in row.columns if column.text}
        if self._busy or self._reading or texts == self._read:
            return
        self._read, self._apart = texts, {}
        self._reading = Job(partial(_told_apart, texts))
        self._reading.yielded.connect(self._hear_apart)
        self._reading.ended.connect(self._end_reading)
        self._reading.start()

    @Slot(object)
    def _hear_apart(self, apart: dict[str, list[str]]) -> None:
        self._apart = apart

    @Slot(object)
    def _end_reading(self) -> None:
        self._reading = None
        self._show()

    @Slot(str, object)
    def _vote(self, tier: str, vote: Vote | None) -> None:
        if self._row:
            row = self._row = voted(self._row, tier, vote)
            self._keep(lambda table: table.vote(row))
            self._show()

    @Slot(str)
    def _send(self, tier: str) -> None:
        """The person has given leave, for this question alone."""
        asked = any(tier in tiers for tiers in self._jobs.values())
        if self._row and not asked and (asks := self._row.column(tier).asks):
            self._run(self._compares(self._ladder), (tier,), {tier: Leave(asks.destination)})

    @Slot(str)
    def _keep_here(self, tier: str) -> None:
        self._page.drop(tier)

    @Slot(str)
    def _go_on(self, tier: str) -> None:
        """The answer in a chat of its own, the others beside it."""
        if self._row:
            chat = begun_with(self._row, tier)
            try:
                with closing(ChatStore(self._store)) as store:
                    store.add_conversation(chat)
            except AppError as fault:
                self._page.notice.add(fault)
                return
            self._window.show_chat()
            self._desk.open(chat.id)
            self._desk.listed.emit()

    @Slot()
    def _stop_all(self) -> None:
        for stop in self._stops.values():
            stop.set()

    @Slot()
    def _offer_earlier(self) -> None:
        """Comparisons that are kept, the newest first."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._summaries():
            menu.addAction(each.title.replace("&", "&&"), partial(self._reopen, each.id))
        if menu.isEmpty():
            menu.addAction(tr("There are none yet.")).setEnabled(False)
        button = self._page.card.earlier
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _summaries(self) -> tuple[GridSummary, ...]:
        try:
            with closing(GridTable(self._store)) as table:
                return table.summaries()
        except AppError as fault:
            self._page.notice.add(fault)
            return ()

    def _reopen(self, name: str) -> None:
        if self._busy:
            self._page.toast.say(tr("Still answering."))
            return
        try:
            with closing(GridTable(self._store)) as table:
                self._grid = table.grid(name)
        except AppError as fault:
            self._page.notice.add(fault)
            return
        self._row = self._grid.rows[-1] if self._grid.rows else None
        self._page.card.put(self._row.question if self._row else "")
        self._page.show_columns(self._grid.tiers)
        self._show()

    @Slot()
    def _offer_more(self) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        able = self._row is not None and not self._busy
        menu.addAction(tr("Export…"), self._export).setEnabled(able)
        menu.addAction(tr("Delete this comparison"), self._delete).setEnabled(able)
        button = self._page.card.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _export(self) -> None:
        kinds = "Markdown (*.md);;HTML (*.html);;PDF (*.pdf);;JSON (*.json)"
        dialog = QFileDialog(self._window, tr("Export this comparison"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name_of(self._grid.title, Format.MARKDOWN))
        dialog.fileSelected.connect(lambda file: self._write(Path(file)))
        dialog.open()

    def _write(self, file: Path) -> None:
        try:
            export_grid(self._grid, file, printed)
        except AppError as fault:
            self._page.notice.add(fault)
            return
        self._page.toast.say(tr("Written to {file}.", file=file.name))

    def _delete(self) -> None:
        """Taken from the page at once; back with undo, as if it had been asked just so."""
        grid, row = self._grid, self._row
        self._keep(lambda table: table.delete(grid.id))
        self._grid, self._row = Grid(()), None
        self._page.show_columns(())

        def bring_back() -> None:
            self._keep(lambda table: _keep_all(table, grid))
            self._grid, self._row = grid, row
            self._page.show_columns(grid.tiers)
            self._show()

        self._page.toast.offer_undo(tr("Deleted"), bring_back)

    def _save(self) -> None:
        if self._row:
            self._grid = self._grid.with_row(self._row)
            self._keep(lambda table: _keep_all(table, self._grid))

    def _keep(self, change: Callable[[GridTable], None]) -> None:
        try:
            with closing(GridTable(self._store)) as table:
                change(table)
        except AppError as fault:
            self._page.notice.add(fault)

    @Slot()
    def _close(self) -> None:
        """No thread is left, and what was written until now is kept."""
        self._stop_all()
        for job in (*self._jobs, *filter(None, (self._reading,))):
            job.wait()
        QCoreApplication.sendPostedEvents(self)


def _keep_all(table: GridTable, grid: Grid) -> None:
    """With what its votes teach."""
    table.save(grid)
    for row in grid.rows:
        if row.voted:
            table.vote(row)


def _told_apart(texts: Mapping[str, str], _stop: Stop) -> Iterator[dict[str, list[str]]]:
    yield {
        tier: [texts[tier][one.start : one.end] for one in sentences if one.alone]
        for tier, sentences in told_apart(texts).items()
    }


def _work(
    comparison: Comparison,
    messages: list[Message],
    stops: Mapping[str, Stop],
    leaves: Mapping[str, Leave],
    stop: Stop,
) -> Iterator[News]:
    """A job's own stop stops every column."""
    for each in stops.values():
        stop.when_set(each.set)
    yield from comparison.run(messages, stops, leaves)
