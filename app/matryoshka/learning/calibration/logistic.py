"""Logistic regression with an L2 penalty, by Newton's method."""

from dataclasses import dataclass

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats

STEPS, CLOSE = 50, 1e-8
HALVES = 20


@dataclass(frozen=True, slots=True)
class Regression:
    """`weights`, (features,), and `bias` of the log-odds."""

    weights: Floats
    bias: float

    def log_odds(self, features: Floats) -> Floats:
        """Of features (questions, features)."""
        return np.asarray(features @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Problem:
    """Features (questions, features), and a target, 0..1, (questions,), of which both ends must be there.

    Least is to be the log loss, summed, and half of `penalty`, (features,), times the squared
    weights; the bias is free. `offset`, (questions,), is added to the log-odds as it is.
    """

    features: Floats
    target: Floats
    penalty: Floats
    offset: Floats

    def part(self, rows: Bools) -> "Problem":
        """The same of these rows only, and as strict: the penalty falls with their number."""
        penalty = self.penalty * rows.mean()
        return Problem(self.features[rows], self.target[rows], penalty, self.offset[rows])

    def solved(self) -> Regression:
        """The one fit there is: what is to be least has one valley."""
        design = np.column_stack([self.features, np.ones(len(self.target))])
        ridge, found = np.append(self.penalty, 0.0), np.zeros(design.shape[1])
        for _ in range(STEPS):
            step = self._step(design, ridge, found)
            found = found + step
            if np.abs(step).max() < CLOSE:
                break
        return Regression(found[:-1], float(found[-1]))

    def _step(self, design: Floats, ridge: Floats, at: Floats) -> Floats:
        """Newton's, halved until it leads down: far from the end it may be too long."""
        likely = chance(design @ at + self.offset)
        slope = design.T @ (likely - self.target) + ridge * at
        curvature = (design.T * (likely * (1 - likely))) @ design + np.diag(ridge)
        step, before = -np.linalg.solve(curvature, slope), self._loss(design, ridge, at)
        for _ in range(HALVES):
            if self._loss(design, ridge, at + step) <= before:
                return np.asarray(step)
            step = step / 2
        return np.zeros_like(step)

    def _loss(self, design: Floats, ridge: Floats, at: Floats) -> float:
        return float(log_loss(design @ at + self.offset, self.target).sum() + ridge @ at**2 / 2)


def chance(log_odds: Floats) -> Floats:
    """The probability, 0..1."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -log_odds)))


def log_loss(log_odds: Floats, target: Floats) -> Floats:
    """Of each question, in nats."""
    return np.asarray(np.logaddexp(0.0, log_odds) - target * log_odds)
