import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.metrics import brier_score_loss, roc_auc_score

from matryoshka.learning.evaluation.bootstrap import Bools, Floats, Statistic
from matryoshka.learning.evaluation.calibration import auroc, brier, ece

Scored = tuple[Floats, Bools]


@pytest.fixture
def scored() -> Scored:
    """Doubts in steps, so that many are equal, and labels that follow them."""
    rng = np.random.default_rng(0)
    doubt = rng.integers(0, 21, 400) / 20
    return doubt, rng.random(400) < doubt


def once(statistic: Statistic, questions: int) -> float:
    return float(statistic(np.ones((questions, 1)))[0])


def test_equal_doubts_count_half() -> None:
    label = np.array([True, False, True, False])

    assert once(auroc(np.array([0.9, 0.1, 0.8, 0.2]), label), 4) == 1
    assert once(auroc(np.array([0.5, 0.5, 0.5, 0.5]), label), 4) == 0.5
    assert once(auroc(np.array([0.9, 0.5, 0.5, 0.1]), label), 4) == 0.875


def test_auroc_and_brier_are_those_of_others(scored: Scored) -> None:
    doubt, label = scored

    assert_allclose(once(auroc(doubt, label), 400), roc_auc_score(label, doubt))
    assert_allclose(once(brier(doubt, label), 400), brier_score_loss(label, doubt))


def test_a_weight_of_two_is_the_same_question_twice(scored: Scored) -> None:
    doubt, label = scored
    weights = np.random.default_rng(1).integers(0, 4, 400)
    again, labelled = doubt.repeat(weights), label.repeat(weights)

    for figure in (auroc, brier, ece):
        weighted = figure(doubt, label)(weights[:, None].astype(np.float64))[0]
        assert_allclose(weighted, once(figure(again, labelled), len(again)))


def test_where_nobody_should_go_up_there_is_no_auroc() -> None:
    with np.errstate(invalid="ignore"):
        assert np.isnan(once(auroc(np.array([0.1, 0.2]), np.array([False, False])), 2))


def test_calibration_error_is_the_distance_in_each_bin_by_its_weight() -> None:
    doubt = np.array([0.0, 0.0, 1.0, 1.0, 0.5, 0.5])
    label = np.array([False, False, True, False, True, False])

    assert_allclose(once(ece(doubt, label), 6), 2 / 6 * 0.5)


def test_doubt_that_says_what_happens_has_no_calibration_error() -> None:
    label = np.array([True, False])

    assert once(ece(label.astype(np.float64), label), 2) == 0
