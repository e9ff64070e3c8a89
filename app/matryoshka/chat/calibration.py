"""How the signals of one pair of models become a doubt that holds, and what it foretells, as values."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from matryoshka.chat.engine import Watch
from matryoshka.chat.observation import Observation, Signal


@dataclass(frozen=True, slots=True)
class Party:
    """A model as one side of a pair: what it is called, and what changes when its file does."""

    label: str
    identity: str
    name: str
    """Of its tier where it was measured: sentences call it so."""


@dataclass(frozen=True, slots=True)
class Term:
    """One signal's part in the log-odds of doubt: weight x (its value - mean) / scale."""

    signal: Signal
    mean: float
    scale: float
    weight: float


@dataclass(frozen=True, slots=True)
class Stage:
    """A logistic regression: doubt = 1 / (1 + exp(-(bias + the sum of the terms)))."""

    terms: tuple[Term, ...]
    bias: float

    @property
    def signals(self) -> frozenset[Signal]:
        return frozenset(term.signal for term in self.terms)

    def doubt(self, observation: Observation, probe: tuple[float, ...] = ()) -> float | None:
        """0..1; None where a signal that it needs was not there."""
        total = self.bias
        for term in self.terms:
            value = observation.value(term.signal, probe)
            if value is None:
                return None
            total += term.weight * (value - term.mean) / term.scale
        return 1 / (1 + math.exp(-total)) if total > 0 else math.exp(total) / (1 + math.exp(total))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval."""

    value: float
    low: float
    high: float

    def between(self, other: "Estimate", part: float) -> "Estimate":
        """`part`, 0..1, of the way to the other."""
        ours, theirs = (self.value, self.low, self.high), (other.value, other.low, other.high)
        return Estimate(*(a + part * (b - a) for a, b in zip(ours, theirs, strict=True)))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What to expect of fresh questions at one patience.

    `share` of them, 0..1, go up; `quality` is the share answered right divided by that of always asking the
    elder; `cost` the seconds, the junior's included, divided likewise.
    """

    patience: float
    share: Estimate
    quality: Estimate
    cost: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """One doubt for one pair: the probability that a question is better answered by the elder.

    A question goes up where the doubt of `before` the first token exceeds the junior's patience, or, where
    the answer is read `after` it was finished, that doubt does; or where the junior calls by itself in
    mid-answer. `probe` is the direction in which HIDDEN is measured. `forecast` ascends by patience.
    """

    junior: Party
    elder: Party
    questions: int
    """How many it was fitted on."""
    before: Stage
    after: Stage | None = None
    probe: tuple[float, ...] = ()
    forecast: tuple[Forecast, ...] = ()
    remarks: tuple[str, ...] = ()
    """What it could not tell, in sentences."""

    @property
    def watch(self) -> Watch:
        """What a stream of the junior has to read for it."""
        signals = self.before.signals | (self.after.signals if self.after else frozenset())
        odds = {Signal.PROBABILITY, Signal.MARGIN, Signal.ENTROPY}
        return Watch(
            exact=True,
            first=not odds.isdisjoint(signals),
            hidden=Signal.HIDDEN in signals,
            every=self.after is not None,
        )

    def at(self, patience: float) -> Forecast | None:
        """The forecast there, straight between its neighbours; None where nothing was foretold."""
        if not self.forecast:
            return None
        for low, high in pairwise(self.forecast):
            if low.patience <= patience < high.patience:
                return _between(low, high, patience)
        nearest = min(self.forecast, key=lambda each: abs(each.patience - patience))
        return replace(nearest, patience=patience)


def _between(low: Forecast, high: Forecast, patience: float) -> Forecast:
    part = (patience - low.patience) / (high.patience - low.patience)
    share, quality = low.share.between(high.share, part), low.quality.between(high.quality, part)
    cost = low.cost.between(high.cost, part) if low.cost and high.cost else None
    return Forecast(patience, share, quality, cost)
