import math

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Resamples, difference, estimate, ratio


def test_the_first_column_is_the_questions_themselves_and_every_other_draws_as_many() -> None:
    counts = Resamples.drawn(50, 20).counts

    assert (counts[:, 0] == 1).all()
    assert (counts.sum(axis=0) == 50).all()
    assert len({tuple(column) for column in counts.T}) == 21


def test_the_same_seed_draws_the_same() -> None:
    assert (Resamples.drawn(50, 20).counts == Resamples.drawn(50, 20).counts).all()


def test_the_interval_of_a_share_is_as_wide_as_theory_says() -> None:
    part = np.arange(1000) < 300

    found = Resamples.drawn(1000).share(part)

    assert found["value"] == 0.3
    assert found["low"] is not None
    assert found["high"] is not None
    width = 2 * 1.96 * math.sqrt(0.3 * 0.7 / 1000)
    assert math.isclose(found["high"] - found["low"], width, rel_tol=0.08)


def test_a_share_of_nothing_is_not_defined() -> None:
    nobody = np.zeros(10, dtype=np.bool_)

    assert Resamples.drawn(10, 5).share(nobody, nobody) == {"value": None, "low": None, "high": None}


def test_draws_without_a_value_are_left_out() -> None:
    assert estimate(np.array([1.0, np.nan, 2.0])) == {"value": 1.0, "low": 2.0, "high": 2.0}


def test_a_difference_is_paired() -> None:
    resamples, values = Resamples.drawn(200), np.random.default_rng(1).random(200)
    better = resamples.of(ratio(values + 0.001, np.ones(200)))
    worse = resamples.of(ratio(values, np.ones(200)))

    found = difference(better, worse)

    assert found["significant"]
    assert math.isclose(found["low"] or 0, 0.001, rel_tol=1e-6)
    assert not difference(worse, worse)["significant"]
