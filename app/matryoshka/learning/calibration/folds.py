"""Cross-validation: every question is scored by what the questions of the other folds teach."""

import numpy as np
from numpy.typing import NDArray

from matryoshka.learning.calibration.logistic import Problem, Regression
from matryoshka.learning.evaluation.bootstrap import Floats

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


def out_of_fold(problem: Problem, folds: Folds) -> Floats:
    """The log-odds of each question, (questions,), by a fit that has seen the other folds only."""
    found = problem.offset.copy()
    for fold in np.unique(folds):
        held_out = folds == fold
        learned = problem.part(~held_out).solved()
        found[held_out] += learned.log_odds(problem.features[held_out])
    return found


def tempered(problem: Problem) -> Regression:
    """The fit of a problem without offset, made as sure as it proves to be of questions it has not seen.

    A penalty makes it too unsure, few questions make it too sure: both are a factor on its log-odds (Platt
    1999, Probabilistic outputs for support vector machines).
    """
    found, proved = problem.solved(), out_of_fold(problem, dealt(problem.target, INNER))
    scale = Problem(proved[:, None], problem.target, np.ones(1), proved).solved()
    factor = 1 + scale.weights[0]
    return Regression(found.weights * factor, found.bias * factor + scale.bias)
