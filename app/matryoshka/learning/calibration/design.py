"""The signals of evidence as standardized features, and what a fit to them is as a stage of doubt."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matryoshka.chat.calibration import Stage, Term
from matryoshka.chat.observation import BEFORE, Signal
from matryoshka.learning.calibration.directions import Directions
from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.calibration.logistic import Problem, Regression
from matryoshka.learning.evaluation.bootstrap import Floats

RIDGE = 1.0
"""The penalty on a signal that is one number."""

FREE = tuple(signal for signal in BEFORE if signal is not Signal.HIDDEN)
"""Read from logits that are there anyway."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Of which signals doubt is made; `ridge` is the penalty on a probe, None where there is none."""

    signals: tuple[Signal, ...]
    ridge: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A signal as a feature, (questions,): its mean is 0, its variance 1."""

    signal: Signal
    mean: float
    scale: float
    values: Floats

    def term(self, weight: float) -> Term:
        return Term(self.signal, self.mean, self.scale, float(weight))


@dataclass(frozen=True)
class Design:
    """All features of some evidence. No label is looked at: fits to a part of it may share them."""

    evidence: Evidence

    @cached_property
    def directions(self) -> Directions | None:
        """None where there are no hidden states."""
        hidden = self.evidence.hidden
        return None if hidden is None else Directions.of(hidden)

    @cached_property
    def columns(self) -> dict[Signal, Column]:
        """Of every signal that is one number and can be used."""
        numbers = (signal for signal in Signal if signal is not Signal.HIDDEN)
        found = ((signal, self.evidence.column(signal)) for signal in numbers)
        return {signal: _column(signal, values) for signal, values in found if values is not None}

    @property
    def free(self) -> tuple[Signal, ...]:
        """The signals before the first token that cost nothing, and can be used."""
        return tuple(signal for signal in FREE if signal in self.columns)

    def problem(self, recipe: Recipe, offset: Floats | None = None) -> Problem:
        """To be solved for the evidence's target."""
        values = [self.columns[signal].values[:, None] for signal in recipe.signals]
        penalty = [np.full(len(values), RIDGE)]
        if self.directions and recipe.ridge is not None:
            values.append(self.directions.scores)
            penalty.append(np.full(self.directions.scores.shape[1], recipe.ridge))
        target = self.evidence.better_above
        features = np.concatenate(values, axis=1) if values else np.empty((len(target), 0))
        start = np.zeros(len(target)) if offset is None else offset
        return Problem(features, target, np.concatenate(penalty), start)

    def stage(self, recipe: Recipe, found: Regression) -> tuple[Stage, tuple[float, ...]]:
        """The fit with its probe, in the signals' own units."""
        plain = len(recipe.signals)
        weights = zip(recipe.signals, found.weights[:plain], strict=True)
        terms = tuple(self.columns[signal].term(weight) for signal, weight in weights)
        if not self.directions or recipe.ridge is None:
            return Stage(terms, found.bias), ()
        probe = self.directions.axes @ found.weights[plain:]
        along = Term(Signal.HIDDEN, float(self.directions.mean @ probe), 1.0, 1.0)  # in log-odds already
        return Stage((*terms, along), found.bias), tuple(probe.tolist())


def _column(signal: Signal, values: Floats) -> Column:
    mean, scale = float(values.mean()), float(values.std())
    return Column(signal, mean, scale, (values - mean) / scale)
