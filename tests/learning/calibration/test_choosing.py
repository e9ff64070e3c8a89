import numpy as np

from matryoshka.chat.observation import Signal
from matryoshka.learning.calibration.choosing import chosen, free_recipes, probing_recipes
from matryoshka.learning.calibration.design import Design, Recipe
from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.evaluation.bootstrap import Floats
from matryoshka.learning.evaluation.calibration import auroc
from support.answers import Look, asked, inward, knowing, unknowing


def design(look: Look, seed: int = 0) -> Design:
    return Design(Evidence(tuple(asked(300, look, seed=seed))))


def knows(made: Design, ranks: Floats) -> float:
    return float(auroc(ranks, made.evidence.label)(np.ones((len(ranks), 1)))[0])


def test_a_signal_that_tells_nothing_is_left_out() -> None:
    made = design(knowing)
    choice = chosen(made, free_recipes(made))

    assert choice.recipe == Recipe((Signal.HANDOFF,))
    assert knows(made, choice.ranks) > 0.8


def test_every_set_of_what_is_there_is_tried_the_smallest_first() -> None:
    made = design(knowing)
    sizes = [len(recipe.signals) for recipe in free_recipes(made)]

    assert sizes == [1] * 4 + [2] * 6 + [3] * 4 + [4]
    assert probing_recipes(made) == []


def test_what_only_the_hidden_state_knows_is_found_there() -> None:
    made = design(inward)
    plain, inside = chosen(made, free_recipes(made)), chosen(made, probing_recipes(made))

    assert inside.recipe.ridge
    assert knows(made, inside.ranks) > knows(made, plain.ranks) + 0.25


def test_where_nothing_is_known_no_choice_seems_to_know() -> None:
    made = [design(unknowing, seed=seed) for seed in range(5)]
    seen = [
        knows(each, chosen(each, recipes(each)).ranks)
        for each in made
        for recipes in (free_recipes, probing_recipes)
    ]

    assert 0.4 < np.mean(seen) < 0.54
