import numpy as np

from matryoshka.learning.evaluation.pair import Pair
from matryoshka.learning.evaluation.sides import Side, replay
from support.tries import XS, L, S, attempt, record


def test_a_tier_that_doubts_more_than_its_patience_is_unsure_and_has_only_read() -> None:
    tries = [attempt(right=True, doubt=doubt, read=1, whole=3, prompt=8, tokens=4) for doubt in (0.5, 0.51)]

    side = Side.of([record(xs=one) for one in tries], XS)

    assert side.unsure.tolist() == [False, True]
    assert side.spent.tolist() == [[3, 1], [2 * 1000 * 12, 2 * 1000 * 8]]


def test_a_tier_that_owns_no_token_for_it_never_doubts() -> None:
    side = Side.of([record(xs=attempt(right=True, doubt=None))], XS)

    assert side.doubt.tolist() == [0]
    assert not side.unsure.any()


def test_a_doubt_in_the_midst_of_an_answer_hands_up_what_was_paid_so_far() -> None:
    late = attempt(right=True, doubt=0.1, read=1, whole=3, prompt=8, tokens=4, after=2)

    side = Side.of([record(xs=late)], XS)

    assert side.unsure.all()
    assert side.before.tolist() == [2]
    assert side.spent.tolist() == [[2], [2 * 1000 * 10]]


def test_a_question_climbs_until_a_tier_is_sure_and_the_top_declines() -> None:
    sure, unsure = attempt(right=True), attempt(right=True, doubt=0.9)
    wrong = attempt(right=False)
    questions = [
        record(xs=sure, s=sure, l=sure),
        record(xs=unsure, s=wrong, l=sure),
        record(xs=unsure, s=unsure, l=sure),
        record(xs=unsure, s=unsure, l=unsure),
    ]

    served = replay([Side.of(questions, rung) for rung in (XS, S, L)])

    assert served.right.tolist() == [True, False, True, False]
    assert served.wrong.tolist() == [False, True, False, False]
    assert served.declined.tolist() == [False, False, False, True]
    assert served.asked.sum(axis=1).tolist() == [4, 3, 2]
    assert served.cost[0].tolist() == [2, 1 + 2, 1 + 1 + 2, 3]


def test_an_elder_that_declines_is_neither_right_nor_wrong() -> None:
    questions = [
        record(xs=attempt(right=False), s=attempt(right=True, doubt=0.9)),
        record(xs=attempt(right=True), s=attempt(right=False, doubt=0.9)),
        record(xs=attempt(right=False), s=attempt(right=False)),
    ]

    pair = Pair.of([Side.of(questions, rung) for rung in (XS, S)])

    assert pair.gain.tolist() == [0, -1, 0]
    assert pair.better_above.tolist() == [True, False, False]
    assert np.flatnonzero(pair.elder.wrong).tolist() == [2]
