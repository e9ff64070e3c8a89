"""Chooses the smallest recipe within noise of the best, and says honestly how well such a choice does."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from matryoshka.learning.calibration.design import Design, Recipe
from matryoshka.learning.calibration.folds import INNER, dealt, out_of_fold, parts, ranks, tempered
from matryoshka.learning.calibration.logistic import log_loss
from matryoshka.learning.evaluation.bootstrap import Bools, Floats

RIDGES = (1e4, 1e3, 1e2, 1e1)
"""The strongest first: where two do alike, the probe that bends least is taken."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A recipe, and where such a choice places each question among all, (questions,), as `ranks` tell.

    The fit had not seen the question, and neither had the choice: it was made anew for each fold.
    """

    recipe: Recipe
    ranks: Floats


def free_recipes(design: Design) -> list[Recipe]:
    """Every set of the signals that cost nothing, the smallest first; one of none where there are none."""
    names = design.free
    sizes = range(1, len(names) + 1)
    return [Recipe(some) for size in sizes for some in combinations(names, size)] or [Recipe(())]


def probing_recipes(design: Design) -> list[Recipe]:
    """The hidden state alone and with all that costs nothing; none where it was not read."""
    if design.directions is None:
        return []
    sets = dict.fromkeys([(), design.free])
    return [Recipe(signals, ridge) for signals in sets for ridge in RIDGES]


def chosen(design: Design, recipes: Sequence[Recipe]) -> Choice:
    """The choice among at least one recipe."""
    everyone = np.ones(len(design.evidence), dtype=np.bool_)
    found = np.zeros(len(everyone))
    for held_out in parts(dealt(design.evidence.better_above)):
        recipe = _best(design, recipes, ~held_out)
        problem = design.problem(recipe)
        learned = tempered(problem.part(~held_out))
        found[held_out] = ranks(learned.log_odds(problem.features))[held_out]
    return Choice(_best(design, recipes, everyone), found)


def _best(design: Design, recipes: Sequence[Recipe], among: Bools) -> Recipe:
    """The first whose loss, out of fold, is within one standard error of the least.

    Breiman and others (1984, Classification and regression trees, section 3.4.3), for paired losses.
    """
    losses = np.array([_losses(design, recipe, among) for recipe in recipes])
    apart = losses - losses[losses.mean(axis=1).argmin()]
    noise = apart.std(axis=1) / np.sqrt(apart.shape[1])
    return recipes[int((apart.mean(axis=1) <= noise).argmax())]


def _losses(design: Design, recipe: Recipe, among: Bools) -> Floats:
    problem = design.problem(recipe).part(among)
    return log_loss(out_of_fold(problem, dealt(problem.target, INNER)), problem.target)
