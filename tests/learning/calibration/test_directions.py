import numpy as np
from numpy.testing import assert_allclose

from matryoshka.learning.calibration.directions import MOST, Directions
from matryoshka.learning.evaluation.bootstrap import Floats


def states(questions: int, width: int) -> Floats:
    rng = np.random.default_rng(0)
    return (
        rng.normal(size=(questions, 3)) @ rng.normal(size=(3, width))
        + rng.normal(size=(questions, width)) / 100
    )


def test_scores_are_the_states_along_the_axes_from_their_mean() -> None:
    hidden = states(50, 20)
    found = Directions.of(hidden)

    assert_allclose(found.scores, (hidden - found.mean) @ found.axes, atol=1e-9)


def test_directions_come_in_the_order_of_how_much_differs_along_them() -> None:
    spread = Directions.of(states(50, 20)).scores.std(axis=0)

    assert (np.diff(spread) <= 1e-9).all()
    assert spread[2] > 10 * spread[3]


def test_wide_states_and_many_questions_have_the_same_directions() -> None:
    hidden = states(40, 30)
    tall, wide = (Directions.of(each).scores for each in (hidden, np.tile(hidden, 2)))

    assert_allclose(np.abs(wide), np.sqrt(2) * np.abs(tall), atol=1e-9)


def test_there_are_no_more_directions_than_questions_can_tell_of() -> None:
    assert Directions.of(states(40, 100)).scores.shape == (40, 10)
    assert Directions.of(states(400, 100)).scores.shape == (400, MOST)


def test_what_never_differs_counts_for_nothing() -> None:
    hidden = states(60, 8)
    hidden[:, 3] = 7.0
    same = Directions.of(np.ones((40, 8)))

    assert not Directions.of(hidden).axes[3].any()
    assert not same.scores.any()
