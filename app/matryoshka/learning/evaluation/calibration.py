"""Whether doubt tells what it should: the probability that a turn is better answered one tier up.

The label of a question is true where the junior is wrong and what stands above is right or declines.
"""

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats, Statistic, ratio

BINS = 15


def auroc(score: Floats, label: Bools) -> Statistic:
    """How often a question with the label has the higher score than one without; equal scores count half.

    Not defined where all questions have the label, or none (Fawcett 2006, An introduction to ROC analysis).
    """
    order = np.argsort(-score, kind="stable")
    starts = np.flatnonzero(np.diff(score[order], prepend=np.inf))
    hit = label[order, None]

    def area(weights: Floats) -> Floats:
        drawn = weights[order]
        hits = np.add.reduceat(drawn * hit, starts)
        misses = np.add.reduceat(drawn * ~hit, starts)
        above = np.cumsum(hits, axis=0) - hits / 2
        return np.asarray((misses * above).sum(axis=0) / (hits.sum(axis=0) * misses.sum(axis=0)))

    return area


def brier(doubt: Floats, label: Bools) -> Statistic:
    """The mean squared distance of doubt and label, 0..1 (Brier 1950)."""
    return ratio((doubt - label) ** 2, np.ones_like(doubt))


def ece(doubt: Floats, label: Bools) -> Statistic:
    """Expected calibration error, 0..1, over 15 bins of equal width (Guo et al. 2017).

    The distance of mean doubt and share of labels in each bin, averaged by the bins' weights. It is never
    negative, so noise makes it larger: the resamples lie a little above the figure.
    """
    bins = np.minimum((doubt * BINS).astype(np.intp), BINS - 1)
    apart = np.eye(BINS)[bins].T * (doubt - label)
    return lambda weights: np.asarray(np.abs(apart @ weights).sum(axis=0) / weights.sum(axis=0))
