import numpy as np
from numpy.testing import assert_allclose

from matryoshka.learning.calibration.folds import (
    at_ranks,
    dealt,
    out_of_fold,
    ranked_out_of_fold,
    ranks,
    tempered,
)
from matryoshka.learning.calibration.logistic import Problem, chance


def test_every_fold_has_its_share_of_both_kinds() -> None:
    target = np.repeat([0.0, 1.0], [70, 30])
    folds = dealt(target)

    assert [int((folds == fold).sum()) for fold in range(10)] == [10] * 10
    assert [int(target[folds == fold].sum()) for fold in range(10)] == [3] * 10


def test_a_question_is_scored_by_others_only() -> None:
    rng = np.random.default_rng(0)
    features, target = rng.normal(size=(100, 2)), (rng.random(100) < 0.4).astype(np.float64)
    folds = dealt(target)
    turned = np.where(folds == 3, 1 - target, target)

    scores, others = (
        out_of_fold(Problem(features, each, np.ones(2), np.zeros(100)), folds) for each in (target, turned)
    )

    assert_allclose(scores[folds == 3], others[folds == 3])
    assert not np.allclose(scores[folds == 4], others[folds == 4])


def test_what_a_penalty_made_too_unsure_is_as_sure_as_it_may_be() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(2000, 1))
    target = (rng.random(2000) < chance(2 * features[:, 0])).astype(np.float64)
    problem = Problem(features, target, np.full(1, 1e3), np.zeros(2000))

    assert problem.solved().weights[0] < 0.8
    assert_allclose(tempered(problem).weights[0], 2, atol=0.2)


def test_a_rank_is_the_share_below_and_equals_count_half() -> None:
    assert_allclose(ranks(np.array([5.0, 1.0, 1.0, 9.0])), [0.625, 0.25, 0.25, 0.875])


def test_what_stands_at_the_ranks_of_scores_are_the_scores() -> None:
    scores = np.random.default_rng(0).integers(0, 9, 50).astype(np.float64)

    assert_allclose(at_ranks(ranks(scores), scores), scores)
    assert_allclose(at_ranks(ranks(3 * scores - 7), scores), scores)


def test_questions_that_are_alike_stand_alike_although_no_two_folds_agree() -> None:
    rng = np.random.default_rng(0)
    kinds = rng.integers(0, 2, 200).astype(np.float64)
    target = (rng.random(200) < 0.2 + 0.5 * kinds).astype(np.float64)
    problem = Problem(kinds[:, None], target, np.ones(1), np.zeros(200))
    folds = dealt(target)

    assert len(np.unique(out_of_fold(problem, folds))) > 2
    assert len(np.unique(ranked_out_of_fold(problem, folds))) == 2
