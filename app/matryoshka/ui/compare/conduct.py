"""What leads to what on the page “Side by side”: a question to tiers, news to columns, votes to the store."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from matryoshka.chat.comparing.batch import is_open, messages
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.going_on import begun_with
from matryoshka.chat.comparing.grid import Grid, Row, Vote
from matryoshka.chat.comparing.news import News, Said, after
from matryoshka.chat.comparing.voting import voted
from matryoshka.chat.conversation import Turn
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Leave
from matryoshka.chat.prompt import messages as read
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.compare.apart import Apart
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage, Scene
from matryoshka.ui.compare.upward import Upward
from matryoshka.ui.desk import Desk
from matryoshka.ui.dialogs import ask_to_open
from matryoshka.ui.job import Job
from matryoshka.ui.needs import Measures
from matryoshka.ui.theme import Nest
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import Compare

Compares = Callable[[Ladder], Comparison]
_FRAME = 33
"""Milliseconds between two looks at what has come."""


class CompareConduct(QObject):
    """While the window lives; one comparison is asked at a time. `store` is the file of the chats."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        page: ComparePage,
        sheet: OpenGrid,
        *,
        store: Path,
        compares: Compares,
        measures: Measures,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._page, self._sheet = window, desk, page, sheet
        self._store, self._compares = store, compares
        self._kept = Kept(store, page.notice.add)
        self._ladder = desk.ladder
        self._asked = ""
        """The id of the row that was asked last."""
        self._jobs: dict[Job, tuple[str, ...]] = {}
        self._apart = Apart(self)
        self._apart.told.connect(self._show)
        self._upward = Upward(self, measures)
        self._stops: dict[str, Stop] = {}
        self._soon = QTimer(self, singleShot=True, interval=_FRAME)
        self._soon.timeout.connect(self._show)
        window.add_page(page)
        self._connect()

    def _connect(self) -> None:
        card = self._page.card
        card.asked.connect(self._ask)
        card.stopped.connect(self._stop_all)
        commands.WINS.explain(card.wins)
        card.wins.clicked.connect(lambda: commands.WINS.run_in(self._window))
        self._page.made.connect(self._connect_columns)
        self._page.turned_to.connect(lambda: self._upward.look(self._desk.ladder))
        self._upward.changed.connect(self._show)
        self._upward.troubled.connect(self._page.notice.add)
        self._sheet.opened.connect(self._open_sheet)
        self._sheet.changed.connect(self._show_soon)
        self._window.closed.connect(self._close)
        commands.COMPARE.action(self._window).triggered.connect(self.open)
        self._window.sidebar.compare.clicked.connect(self.open)

    def _connect_columns(self) -> None:
        for view in self._page.views.values():
            view.voted.connect(self._vote)
            view.asked.connect(self._ask_one)
            view.stopped.connect(lambda tier: self._stops[tier].set())
            view.let_out.connect(self._send)
            view.kept_here.connect(self._keep_here)
            view.taken.connect(self._go_on)
            view.answer.link_wished.connect(lambda url: ask_to_open(url, self._window))

    @Slot()
    def open(self) -> None:
        """With what is typed in the chat, or was asked last in it; what was typed here before stays."""
        thread, card = self._desk.shown.thread, self._page.card
        shown = self._sheet.row.question if self._sheet.row else ""
        if not self._sheet.busy and card.question in ("", shown):
            if typed := self._window.view.composer.text.strip():
                card.put(typed)
            elif thread:
                self._take(thread)
        self._turn_to()

    def _take(self, thread: Sequence[Turn]) -> None:
        """The last question of it, with what was said before."""
        *before, asked = read(thread)
        self._page.card.put(asked.text, tuple(message.text for message in before), asked.pictures)

    @Slot(object)
    def compare(self, wish: Compare) -> None:
        """An old question of the chat that is shown, after what was said before it."""
        thread = self._desk.shown.thread
        place = [turn.id for turn in thread].index(wish.turn)
        if not self._sheet.busy:
            self._take(thread[: place + 1])
        self._turn_to()

    def _turn_to(self) -> None:
        """Who must not leave this computer is offered to nobody elsewhere."""
        ladder = self._desk.ladder
        here = tuple(tier for tier in ladder.tiers if tier.where is Where.LOCAL)
        self.set_ladder(replace(ladder, tiers=here) if here and self._desk.shown.locked else ladder)
        self._window.show_page(self._page)

    def set_ladder(self, ladder: Ladder) -> None:
        """Whom there is to ask from now on."""
        if not self._sheet.busy and (ladder != self._ladder or not self._page.card.tiers):
            self._ladder = ladder
            self._page.set_nest(Nest(ladder))

    @Slot(str, object)
    def _ask(self, text: str, tiers: tuple[str, ...]) -> None:
        blind = self._page.card.blind.isChecked()
        comparison = self._compares(self._ladder)
        row = comparison.row(text, tiers, self._page.card.before)
        row = replace(row, pictures=self._page.card.pictures, locked=self._desk.shown.locked)
        self._asked = row.id
        self._sheet.open(Grid(tiers, blind=blind).with_row(row))
        self._kept.save(self._sheet.grid)
        self._run(comparison, row, tiers, {})

    def _askable(self, row: Row) -> frozenset[str]:
        """Who has not answered it to the end, and can be asked; what is locked stays on this computer."""
        open_ones = {column.tier for column in row.columns if is_open(column) and not column.asks}
        tiers = (each for each in self._ladder.tiers if not row.locked or each.where is Where.LOCAL)
        return frozenset(each.name for each in tiers if each.name in open_ones)

    @Slot(str)
    def _ask_one(self, tier: str) -> None:
        """What it has not answered, beside the answers that are there."""
        if (row := self._sheet.row) and not self._sheet.busy and tier in self._askable(row):
            comparison = self._compares(self._ladder)
            row = row.with_column(comparison.column(tier))
            self._asked = row.id
            self._sheet.put(row)
            self._run(comparison, row, (tier,), {})

    def _run(
        self, comparison: Comparison, row: Row, tiers: tuple[str, ...], leaves: Mapping[str, Leave]
    ) -> None:
        stops = {tier: Stop() for tier in tiers}
        self._stops |= stops
        job = Job(partial(_work, comparison, messages(row), stops, leaves))
        self._jobs[job] = tiers
        job.yielded.connect(self._hear)
        job.ended.connect(self._end)
        self._show_busy()
        job.start()
        self._show()

    def _show_busy(self) -> None:
        self._sheet.busy = bool(self._jobs)
        self._page.card.show_busy(self._sheet.busy)

    @Slot(object)
    def _hear(self, news: News) -> None:
        if row := self._sheet.find(self._asked):
            row = after(row, news, time.monotonic())
            self._sheet.put(row)
            if isinstance(news, Said) and row.column(news.tier).ended:
                self._kept.save_column(row, row.column(news.tier))

    @Slot(object)
    def _end(self, fault: AppError | None) -> None:
        self._jobs = {job: tiers for job, tiers in self._jobs.items() if job is not self.sender()}
        self._show_busy()
        if fault:
            self._page.notice.add(fault)
        if self._sheet.find(self._asked):
            self._kept.save(self._sheet.grid)
        self._show()

    @Slot()
    def _open_sheet(self) -> None:
        row = self._sheet.row
        if row:
            self._page.card.put(row.question, row.before, row.pictures)
        else:
            self._page.card.put("")
        self._page.show_columns(self._sheet.grid.tiers)
        self._show()

    @Slot()
    def _show_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        if row := self._sheet.row:
            self._tell_apart(row)
            asked = self._jobs.values() if row.id == self._asked else ()
            running = frozenset(tier for tiers in asked for tier in tiers)
            askable = frozenset() if self._sheet.busy else self._askable(row)
            busy, elders = self._sheet.busy, self._upward.elders(row)
            self._page.show_row(
                Scene(self._sheet.grid, row, self._apart.sentences, running, askable, busy, elders)
            )

    def _tell_apart(self, row: Row) -> None:
        """Once all have answered."""
        if not self._jobs:
            self._apart.read({column.tier: column.text for column in row.columns if column.text})

    @Slot(str, object)
    def _vote(self, tier: str, vote: Vote | None) -> None:
        if row := self._sheet.row:
            row = voted(row, tier, vote)
            self._kept.vote(row)
            self._sheet.put(row)
            self._show()

    @Slot(str)
    def _send(self, tier: str) -> None:
        """The person has given leave, for this question alone."""
        row = self._sheet.row
        if tier not in [each.name for each in self._ladder.tiers]:
            self._page.toast.say(tr("Nothing was sent: {tier} is not asked from here now.", tier=tier))
            return
        asked = any(tier in tiers for tiers in self._jobs.values())
        if row and row.id == self._asked and not asked and (asks := row.column(tier).asks):
            self._run(self._compares(self._ladder), row, (tier,), {tier: Leave(asks.destination)})

    @Slot(str)
    def _keep_here(self, tier: str) -> None:
        self._page.drop(tier)

    @Slot(str)
    def _go_on(self, tier: str) -> None:
        """The answer in a chat of its own, the others beside it."""
        if row := self._sheet.row:
            chat = begun_with(row, tier)
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
    def _close(self) -> None:
        """No thread is left, and what was written until now is kept."""
        self._stop_all()
        for job in self._jobs:
            job.stop()
            job.wait()
        self._apart.close()
        self._upward.close()
        QCoreApplication.sendPostedEvents(self)


def _work(
    comparison: Comparison,
    said: tuple[Message, ...],
    stops: Mapping[str, Stop],
    leaves: Mapping[str, Leave],
    stop: Stop,
) -> Iterator[News]:
    """A job's own stop stops every column."""
    for each in stops.values():
        stop.when_set(each.set)
    yield from comparison.run(said, stops, leaves)
