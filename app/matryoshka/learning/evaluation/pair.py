"""The smallest tier and what stands above it: who is right, and what it costs to stay or to go up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats
from matryoshka.learning.evaluation.sides import Replay, Side, replay


@dataclass(frozen=True, slots=True)
class Pair:
    """A junior and its elder, over the same questions.

    The elder is all that stands above the junior, asked straight: one tier, or the rest of the ladder, at
    the shipped patience. An elder that declines is not right, but is not wrong either.
    """

    junior: Side
    elder: Replay

    @classmethod
    def of(cls, sides: Sequence[Side]) -> "Pair":
        """The first of at least two sides, and all others."""
        return cls(sides[0], replay(sides[1:]))

    @property
    def gain(self) -> Floats:
        """What going up changes, (questions,): 1 or -1 where only the elder or the junior is right."""
        return self.elder.right.astype(np.float64) - self.junior.right

    @property
    def better_above(self) -> Bools:
        """Where doubt should be high: the junior is wrong, and what stands above is right or declines."""
        return ~self.junior.right & ~self.elder.wrong

    def place(self, seconds: Floats) -> float | None:
        """Mean cost where 0 is always the junior, 1 always the elder; None where the elder costs no more."""
        start, end = self.junior.whole[0].mean(), self.elder.cost[0].mean()
        return float((seconds.mean() - start) / (end - start)) if end > start else None


@dataclass(frozen=True, slots=True)
class Rule:
    """An order in which questions go up, and what it costs to follow it.

    `score` is (questions,): the higher, the sooner it goes up. `stay` and `up` are (2, questions), seconds
    and FLOPs of a question that stays or goes up.
    """

    score: Floats
    stay: Floats
    up: Floats


def decided_before(pair: Pair, score: Floats) -> Rule:
    """Decided from the question alone: a question that goes up costs the junior nothing."""
    return Rule(score, pair.junior.whole, pair.elder.cost)


def decided_reading(pair: Pair, score: Floats) -> Rule:
    """Decided where the junior's first token would be chosen: its prompt is paid for either way."""
    return Rule(score, pair.junior.whole, pair.junior.read + pair.elder.cost)


def decided_looking(pair: Pair, score: Floats, seconds: Floats) -> Rule:
    """As `decided_reading`, and looking took so many seconds, (questions,), more, and no FLOPs."""
    rule, paid = decided_reading(pair, score), np.array([seconds, np.zeros_like(seconds)])
    return Rule(score, rule.stay + paid, rule.up + paid)


def decided_after(pair: Pair, score: Floats, extra: Floats | float = 0.0) -> Rule:
    """Decided when the junior's answer is there: that and `extra`, (2, questions), is paid either way."""
    junior = pair.junior.whole + extra
    return Rule(score, junior, junior + pair.elder.cost)
