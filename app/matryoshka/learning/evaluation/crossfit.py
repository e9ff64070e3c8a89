"""Baselines that learn from the questions themselves; each question is scored by what the others teach."""

from collections.abc import Callable, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge

from matryoshka.learning.evaluation.bootstrap import Floats

FOLDS = 5
PENALTY = 3.0
SEED = 0

Folds = NDArray[np.intp]
"""The number of the fold that each question is in, (questions,)."""

Learner = Callable[[Sequence[str], Floats, Sequence[str]], Floats]
"""From texts and what to learn of them to what is expected of other texts."""


def shuffled(questions: int) -> Folds:
    """Five folds of nearly equal size, by chance."""
    return np.random.default_rng(SEED).permutation(questions) % FOLDS


def cross_fitted(learner: Learner, texts: Sequence[str], target: Floats, folds: Folds) -> Floats:
    """What the learner expects of each text, (questions,), having seen the other folds only; 0 if none."""
    expected = np.zeros(len(texts))
    for fold in np.unique(folds):
        held_out = folds == fold
        known, asked = ([*compress(texts, part)] for part in (~held_out, held_out))
        if known:
            expected[held_out] = learner(known, target[~held_out], asked)
    return expected


def mean_of_same(known: Sequence[str], target: Floats, asked: Sequence[str]) -> Floats:
    """The mean over equal texts; over all where none is equal."""
    names, places = np.unique(np.array(known), return_inverse=True)
    means = np.bincount(places, target) / np.bincount(places)
    found = dict(zip(names.tolist(), means.tolist(), strict=True))
    return np.array([found.get(text, target.mean()) for text in asked])


def words_to_target(known: Sequence[str], target: Floats, asked: Sequence[str]) -> Floats:
    """Ridge regression on words and pairs of words; the mean where no two texts share a word."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    try:
        seen = words.fit_transform(known)
    except ValueError:
        return np.full(len(asked), target.mean())
    return np.asarray(Ridge(alpha=PENALTY).fit(seen, target).predict(words.transform(asked)))
