"""Every figure with its uncertainty: all from the same resamples, so that differences are paired."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

Statistic = Callable[[Floats], Floats]
"""From weights (questions, columns) to one number, or one row of numbers, a column: (..., columns)."""

BLOCK = 50  # columns at a time: what is at work then fits into the cache of a processor


class Estimate(TypedDict):
    """A figure and its 95 % interval; all are None where the figure is not defined."""

    value: float | None
    low: float | None
    high: float | None


class Difference(Estimate):
    """One figure less another of the same questions; significant where the interval leaves out 0."""

    significant: bool


@dataclass(frozen=True, slots=True)
class Resamples:
    """How often each question counts: int (questions, 1 + draws).

    In column 0 each counts once: that is the figure itself. Every other column is as many questions drawn
    with replacement (the bootstrap of Efron, 1979).
    """

    counts: NDArray[np.int16]

    @classmethod
    def drawn(cls, questions: int, draws: int = 1000, seed: int = 0) -> "Resamples":
        rng = np.random.default_rng(seed)
        counts = np.ones((questions, 1 + draws), dtype=np.int16)
        for column in range(1, 1 + draws):
            counts[:, column] = np.bincount(rng.integers(questions, size=questions), minlength=questions)
        return cls(counts)

    def of(self, statistic: Statistic) -> Floats:
        """The statistic for every column, (..., 1 + draws); NaN where it is not defined."""
        columns = range(0, self.counts.shape[1], BLOCK)
        blocks = (self.counts[:, start : start + BLOCK].astype(np.float64) for start in columns)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.concatenate([statistic(block) for block in blocks], axis=-1)

    def share(self, part: Bools, whole: Bools | None = None) -> Estimate:
        """How many in `whole` (all by default) are in `part` too, 0..1."""
        return estimate(self.of(ratio(part, np.ones_like(part) if whole is None else whole)))

    def mean(self, values: Floats) -> Estimate:
        return estimate(self.of(ratio(values, np.ones_like(values))))


def ratio(above: Floats | Bools, below: Floats | Bools) -> Statistic:
    """The sum of `above` in parts of the sum of `below`; not defined where that is 0."""
    return lambda weights: np.asarray((above @ weights) / (below @ weights))


def estimate(values: Floats) -> Estimate:
    """The figure in column 0 and the middle 95 % of the others; draws where it is undefined are left out."""
    defined = values[1:][np.isfinite(values[1:])]
    if not np.isfinite(values[0]) or not defined.size:
        return Estimate(value=None, low=None, high=None)
    low, high = np.quantile(defined, (0.025, 0.975))
    return Estimate(value=float(values[0]), low=float(low), high=float(high))


def difference(values: Floats, others: Floats) -> Difference:
    """`values` less `others`, column by column: the paired bootstrap."""
    found = estimate(values - others)
    low, high = found["low"], found["high"]
    apart = low is not None and high is not None and (low > 0 or high < 0)
    return Difference(**found, significant=apart)
