"""What happens while tiers are compared, as values, and how a row looks after each."""

from dataclasses import dataclass, replace
from typing import assert_never

from matryoshka.chat.comparing.grid import Column, Row
from matryoshka.chat.events import Asks, Event, Started
from matryoshka.chat.label import Effort
from matryoshka.chat.observation import Observation
from matryoshka.chat.record import Run, fold

Waves = tuple[tuple[str, ...], ...]
"""Tiers on this computer that answer at the same time, and after these others."""


@dataclass(frozen=True, slots=True)
class Planned:
    """In which order the tiers answer, as memory allows. It comes first."""

    waves: Waves


@dataclass(frozen=True, slots=True)
class Queued:
    """A tier waits until those `behind` which it stands have ended; what it says comes later."""

    tier: str
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something happened in one column: as a cascade of this tier alone tells it.

    An `Asks` ends the column: nothing was sent, and with leave it is run again.
    """

    tier: str
    event: Event


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of an answer that has just ended; it comes before the event that ends the column."""

    tier: str
    observation: Observation
    effort: Effort
    memory: int | None
    peaks: tuple[tuple[int, float], ...] = ()
    """The doubts that exceed all before them, each after so many tokens."""


News = Planned | Queued | Said | Measured


def after(row: Row, news: News, now: float) -> Row:
    """The row after the news, which came at `now`, in seconds of one monotonic clock."""
    match news:
        case Planned():
            return row
        case Queued(tier, behind):
            return row.with_column(replace(row.column(tier), behind=behind))
        case Said(tier, event):
            return row.with_column(_said(row.column(tier), row.id, event, now))
        case Measured(tier, observation, effort, memory, _):
            known = replace(row.column(tier), observation=observation, effort=effort, memory=memory)
            return row.with_column(known)
    assert_never(news)


def _said(column: Column, row: str, event: Event, now: float) -> Column:
    """A tier that is asked again begins anew: what was measured and said of its last answer is gone."""
    match event:
        case Asks():
            return replace(column, asks=event, behind=())
        case Started():
            new = Column(column.tier, column.model, column.where, column.identity)
            return replace(new, run=fold(Run(row), event, now))
        case _:
            return replace(column, run=fold(column.run, event, now))
