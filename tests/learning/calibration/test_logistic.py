import numpy as np
from numpy.testing import assert_allclose
from sklearn.linear_model import LogisticRegression

from matryoshka.learning.calibration.logistic import Problem, chance, log_loss
from matryoshka.learning.evaluation.bootstrap import Floats


def drawn(count: int = 300) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(count, 3))
    return features, (rng.random(count) < chance(features @ [2.0, -1.0, 0.0] + 0.5)).astype(np.float64)


def problem(features: Floats, target: Floats, penalty: float = 1.0) -> Problem:
    return Problem(features, target, np.full(features.shape[1], penalty), np.zeros(len(target)))


def test_the_fit_is_that_of_others() -> None:
    features, target = drawn()
    theirs = LogisticRegression(C=0.5, tol=1e-10).fit(features, target)

    ours = problem(features, target, 2.0).solved()

    assert_allclose(ours.weights, theirs.coef_[0], atol=1e-5)
    assert_allclose(ours.bias, theirs.intercept_[0], atol=1e-5)


def test_a_target_of_a_half_is_a_question_that_is_half_of_each() -> None:
    features, _ = drawn(40)
    twice = np.concatenate([features, features])
    both = np.concatenate([np.ones(40), np.zeros(40)])

    halves = problem(features, np.full(40, 0.5)).solved()

    assert_allclose(halves.weights, problem(twice, both, 2.0).solved().weights, atol=1e-9)


def test_without_features_it_is_the_share_of_the_target() -> None:
    _, target = drawn()
    found = problem(np.empty((300, 0)), target).solved()

    assert_allclose(chance(found.log_odds(np.empty((1, 0)))), target.mean())


def test_what_can_be_told_apart_entirely_has_finite_weights() -> None:
    features = np.array([[-2.0], [-1.0], [1.0], [2.0]]) * 1e3
    found = problem(features, np.array([0.0, 0, 1, 1])).solved()

    assert 0 < found.weights[0] < 1
    assert_allclose(found.bias, 0, atol=1e-6)


def test_an_offset_counts_as_it_is() -> None:
    features, target = drawn()
    whole = problem(features, target, 1e-9).solved()
    offset = features[:, 0] * whole.weights[0]
    rest = Problem(features[:, 1:], target, np.full(2, 1e-9), offset).solved()

    assert_allclose(rest.weights, whole.weights[1:], atol=1e-6)


def test_the_loss_of_what_is_as_likely_as_not_is_one_bit() -> None:
    assert_allclose(log_loss(np.zeros(3), np.array([0.0, 0.5, 1.0])), np.log(2))


def test_even_impossible_log_odds_are_chances() -> None:
    assert_allclose(chance(np.array([-1e4, 0.0, 1e4])), [0, 0.5, 1])
