"""What the votes on comparisons say: who wins which kind of question, and how patience stands to that."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matryoshka.chat.calibration import Calibration, Estimate
from matryoshka.chat.comparing.grid import Column, Row, Vote
from matryoshka.chat.ladder import Tier

_Z = 1.959964
"""How many standard deviations about the mean hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Wins:
    """A tier was the best `won` times `of` so many rows with a best answer in which it answered.

    `family` is a kind of question, or empty: all of them together.
    """

    tier: str
    family: str
    won: int
    of: int

    @property
    def share(self) -> Estimate:
        return share(self.won, self.of)


@dataclass(frozen=True, slots=True)
class PatienceTold:
    """On so many `votes` a tier was good enough for one share; its dial would have handed up another.

    Where the two add up to more than 1 it asks needlessly, where to less it answers what it had better not.
    """

    tier: str
    votes: int
    good_enough: Estimate
    patience: float
    hands_up: float | None
    """Of the votes, 0..1; None where its doubt was read of none of them."""


def share(count: int, of: int) -> Estimate:
    """With its 95 % interval by Wilson (1927), which holds for few votes too; of none it is anything."""
    if not of:
        return Estimate(0.0, 0.0, 1.0)
    found, spread = count / of, _Z * _Z / of
    middle = (found + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(found * (1 - found) / of + spread / (4 * of)) / (1 + spread)
    return Estimate(found, max(0.0, middle - half), min(1.0, middle + half))


def wins(rows: Iterable[Row]) -> tuple[Wins, ...]:
    """Of each tier over all questions, then over each kind, in the order in which they are met."""
    won, of = defaultdict[tuple[str, str], int](int), dict[tuple[str, str], int]()
    for row in rows:
        if any(column.vote is Vote.BEST for column in row.columns):
            for column, key in _entries(row):
                of[key] = of.get(key, 0) + 1
                won[key] += column.vote is Vote.BEST
    told = [Wins(tier, family, won[tier, family], of[tier, family]) for tier, family in of]
    return tuple(sorted(told, key=lambda each: bool(each.family)))


def _entries(row: Row) -> Iterator[tuple[Column, tuple[str, str]]]:
    for column in row.columns:
        if column.answered or column.vote:
            for family in dict.fromkeys(("", row.family)):
                yield column, (column.tier, family)


def patience_told(
    rows: Iterable[Row], tier: Tier, identity: str, calibration: Calibration | None = None
) -> PatienceTold | None:
    """What the votes on answers of the model of this identity say of its tier; None where there are none.

    Doubt is what the `calibration` makes of it, or the plain one.
    """
    voted = [column for row in rows for column in row.columns if column.vote and column.identity == identity]
    if not voted:
        return None
    good = sum(column.vote is not None and column.vote.good_enough for column in voted)
    doubts = [doubt for column in voted if (doubt := doubt_of(column, calibration)) is not None]
    hands_up = sum(doubt > tier.patience for doubt in doubts) / len(doubts) if doubts else None
    return PatienceTold(tier.name, len(voted), share(good, len(voted)), tier.patience, hands_up)


def doubt_of(column: Column, calibration: Calibration | None) -> float | None:
    """The highest there was: before the first token, and after the answer where that is read.

    None where none was read.
    """
    if calibration is None:
        return column.observation.handoff
    stages = (calibration.before, calibration.after)
    told = [stage.doubt(column.observation, calibration.probe) for stage in stages if stage]
    return max((doubt for doubt in told if doubt is not None), default=None)
