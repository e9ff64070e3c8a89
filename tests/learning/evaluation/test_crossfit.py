import numpy as np
from numpy.testing import assert_allclose

from matryoshka.learning.evaluation.crossfit import cross_fitted, mean_of_same, shuffled, words_to_target


def test_no_question_teaches_what_is_expected_of_itself() -> None:
    target = np.array([1.0, 0.0, 0.0, 0.0])

    expected = cross_fitted(mean_of_same, ["a", "a", "a", "b"], target, np.arange(4))

    assert_allclose(expected, [0, 0.5, 0.5, 1 / 3])


def test_the_folds_share_the_questions_evenly() -> None:
    assert np.bincount(shuffled(12)).tolist() == [3, 3, 2, 2, 2]


def test_words_tell_what_to_expect() -> None:
    texts = ["tell a story", "write a story", "add two numbers", "add three numbers"] * 5
    target = np.array([1.0, 1, 0, 0] * 5)

    expected = cross_fitted(words_to_target, texts, target, shuffled(20))

    assert expected[target == 1].min() > expected[target == 0].max()


def test_signs_without_words_are_expected_to_be_as_all() -> None:
    assert_allclose(words_to_target(["+", "-"], np.array([1.0, 0.0]), ["×"]), [0.5])


def test_one_question_has_nobody_to_learn_from() -> None:
    assert_allclose(cross_fitted(mean_of_same, ["a"], np.ones(1), shuffled(1)), [0])
