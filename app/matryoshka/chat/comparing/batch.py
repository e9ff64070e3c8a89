"""Many questions to the same tiers, row by row into one comparison; it goes on where it was stopped."""

import time
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from matryoshka.chat.comparing.comparison import Comparison, Stops
from matryoshka.chat.comparing.grid import Column, Grid, Row
from matryoshka.chat.comparing.news import Measured, Said, after
from matryoshka.chat.conversation import State
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Asks
from matryoshka.chat.leave import Leave
from matryoshka.saying import say

IN_A_ROW = 3
"""Failures after which a tier is not asked on."""
_OTHER = say("It is another model now; the file, read again, asks that one.")
_NOT_THERE = say("It is not on the ladder.")
_AGAIN = (State.WRITING, State.STOPPED, State.INTERRUPTED)
"""What becomes of an answer that was not asked for to its end."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A column is kept: `done` of all. `measured` is what is known of it beside."""

    row: Row
    column: Column
    measured: Measured | None
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A tier is not asked on: for want of leave, or it failed again and again; a new run asks it on."""

    tier: str
    asks: Asks | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question goes to these tiers now."""

    row: Row
    tiers: tuple[str, ...]


Step = Asking | Answered | LeftOut


class Keeps(Protocol):
    """Keeps a column of the row with that id, though the program be killed then. Raises `AppError`."""

    def save_column(self, row: str, column: Column) -> None: ...


@dataclass(slots=True)
class Batch:
    """The rows of a `grid` that was saved; what `keeps` them is of the thread that `run` is drained on."""

    comparison: Comparison
    grid: Grid
    keeps: Keeps
    halts: Stops = field(default_factory=dict)
    """By tiers: one whose stop is set is asked no more in this run."""
    _failed: Counter[str] = field(default_factory=Counter)
    _left_out: set[str] = field(default_factory=set)

    def run(self, stop: Stop, leaves: Mapping[str, Leave] | None = None) -> Generator[Step, None, None]:
        """Ask what was not answered yet; `stop` pauses it: another run goes on. Raises `AppError`.

        All questions go to one tier before the next is loaded: so its seconds are its own. Remote ones are
        asked beside the first that is asked here.
        """
        yield from self._gone()
        done = sum(not is_open(column) for row in self.grid.rows for column in row.columns)
        of = sum(len(row.columns) for row in self.grid.rows)
        for tiers in self._groups():
            for row in self.grid.rows:
                for step in self._row(row, tiers, stop, leaves or {}):
                    done += isinstance(step, tuple) and not is_open(step[1])
                    yield Answered(*step, done, of) if isinstance(step, tuple) else step

    def _gone(self) -> Iterator[LeftOut]:
        """Tiers that are not what they were when the comparison was begun."""
        models = {
            rung.tier.name: self.comparison.column(rung.tier.name).identity for rung in self.comparison.rungs
        }
        waiting = {each for row in self.grid.rows for each in row.columns if is_open(each)}
        for tier in self.grid.tiers:
            begun = {each.identity for each in waiting if each.tier == tier}
            if begun and begun != {models.get(tier)}:
                self._left_out.add(tier)
                yield LeftOut(tier, fault=_OTHER if tier in models else _NOT_THERE)

    def _groups(self) -> Sequence[frozenset[str]]:
        rungs = [rung.tier for rung in self.comparison.rungs if rung.tier.name in self.grid.tiers]
        here = [name for wave in self.comparison.places.waves(rungs) for name in wave]
        away = frozenset(tier.name for tier in rungs if tier.name not in here)
        first, *rest = (frozenset({name}) for name in here) if here else (frozenset[str](),)
        return [first | away, *rest]

    def _row(
        self, row: Row, tiers: frozenset[str], stop: Stop, leaves: Mapping[str, Leave]
    ) -> Generator[tuple[Row, Column, Measured | None] | Asking | LeftOut, None, None]:
        asked = [column.tier for column in row.columns if column.tier in tiers and is_open(column)]
        stops = {tier: Stop() for tier in asked if not self._is_left_out(tier)}
        if stop.is_set() or not stops:
            return
        yield Asking(row, tuple(stops))
        measured = dict[str, Measured]()
        with (
            _together(stops, stop, self.halts),
            closing(self.comparison.run(messages(row), stops, leaves)) as run,
        ):
            for news in run:
                row = after(row, news, time.monotonic())
                if isinstance(news, Measured):
                    measured[news.tier] = news
                if isinstance(news, Said):
                    yield from self._said(row, row.column(news.tier), measured.get(news.tier))

    def _is_left_out(self, tier: str) -> bool:
        return tier in self._left_out or (tier in self.halts and self.halts[tier].is_set())

    def _said(
        self, row: Row, column: Column, measured: Measured | None
    ) -> Generator[tuple[Row, Column, Measured | None] | LeftOut, None, None]:
        if column.asks:
            self._left_out.add(column.tier)
            yield LeftOut(column.tier, column.asks)
        elif column.run.attempts and column.run.attempts[-1].state not in _AGAIN:
            self.keeps.save_column(row.id, column)
            yield row, column, measured
            yield from self._after(column)

    def _after(self, column: Column) -> Generator[LeftOut, None, None]:
        attempt = column.run.attempts[-1]
        failed = attempt.state is State.FAILED
        self._failed[column.tier] = self._failed[column.tier] + 1 if failed else 0
        if self._failed[column.tier] >= IN_A_ROW:
            self._left_out.add(column.tier)
            yield LeftOut(column.tier, fault=f"{attempt.title} {attempt.remedy}")


@contextmanager
def _together(stops: Stops, stop: Stop, halts: Stops) -> Iterator[None]:
    """Inside, `stop` stops all of them, and each of `halts` that of its tier."""
    forget = [stop.when_set(each.set) for each in stops.values()]
    forget += [halts[tier].when_set(each.set) for tier, each in stops.items() if tier in halts]
    try:
        yield
    finally:
        for each in forget:
            each()


def is_open(column: Column) -> bool:
    """Whether it is still to be asked, or to be asked again."""
    return column.attempt is None or column.attempt.state in (*_AGAIN, State.FAILED)


def messages(row: Row) -> tuple[Message, ...]:
    """The question as a model reads it, after what was said before it."""
    roles = (Role.USER, Role.ASSISTANT)
    before = (Message(roles[number % 2], text) for number, text in enumerate(row.before))
    return (*before, Message(Role.USER, row.question, row.pictures))
