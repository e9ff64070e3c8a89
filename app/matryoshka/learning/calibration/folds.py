"""Cross-validation: every question is scored by what the questions of the other folds teach."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matryoshka.learning.calibration.logistic import Problem, Regression
from matryoshka.learning.evaluation.bootstrap import Bools, Floats

FOLDS, INNER = 10, 5
SEED = 0

Folds = NDArray[np.intp]
"""The number of the fold that each question is in, (questions,)."""


def dealt(target: Floats, folds: int = FOLDS) -> Folds:
    """By chance, each with its share of every target: so no fold's bias tells of the others' labels."""
    lots = np.random.default_rng(SEED).random(len(target))
    found = np.empty(len(target), dtype=np.intp)
    found[np.lexsort((lots, target))] = np.arange(len(target)) % folds
    return found


def parts(folds: Folds) -> Iterator[Bools]:
    """Of each fold who is in it, (questions,)."""
    for fold in np.unique(folds):
        yield folds == fold


def out_of_fold(problem: Problem, folds: Folds) -> Floats:
    """The log-odds of each question, (questions,), by a fit that has seen the other folds only."""
    found = problem.offset.copy()
    for held_out in parts(folds):
        learned = problem.part(~held_out).solved()
        found[held_out] += learned.log_odds(problem.features[held_out])
    return found


def ranked_out_of_fold(problem: Problem, folds: Folds) -> Floats:
    """Where such fits place each question among all, as `ranks` tell."""
    found = np.empty_like(problem.target)
    for held_out in parts(folds):
        learned = problem.part(~held_out).solved()
        found[held_out] = ranks(problem.offset + learned.log_odds(problem.features))[held_out]
    return found


def ranks(scores: Floats) -> Floats:
    """The share, 0..1, of all scores that are below each; those that are equal count half."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - counts / 2)[places] / len(scores))


def at_ranks(found: Floats, log_odds: Floats) -> Floats:
    """The log-odds that stand at the ranks `found` among `log_odds`, (questions,) both.

    So a fit that is as good as another, but bolder, says the same. Two fits never quite agree, and where many
    questions are nearly alike, what goes up would else be decided by that.
    """
    return np.asarray(np.quantile(log_odds, found, method="hazen"))


def tempered(problem: Problem) -> Regression:
    """The fit of a problem without offset, made as sure as it proves to be of questions it has not seen.

    A penalty makes it too unsure, few questions make it too sure: both are a factor on its log-odds (Platt
    1999, Probabilistic outputs for support vector machines).
    """
    found, proved = problem.solved(), out_of_fold(problem, dealt(problem.target, INNER))
    scale = Problem(proved[:, None], problem.target, np.ones(1), proved).solved()
    factor = 1 + scale.weights[0]
    return Regression(found.weights * factor, found.bias * factor + scale.bias)
