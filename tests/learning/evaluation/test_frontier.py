import numpy as np
import pytest
from numpy.testing import assert_allclose

from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, Statistic, estimate
from matryoshka.learning.evaluation.frontier import accuracy_at, apgr, cpt, path, pgr
from matryoshka.learning.evaluation.pair import Pair, decided_after, decided_before, decided_reading
from matryoshka.learning.evaluation.records import Try
from matryoshka.learning.evaluation.sides import Side
from support.tries import XS, S, attempt, played, records

RIGHT, WRONG = attempt(right=True, whole=2), attempt(right=False, whole=2)
FIRM, ASTRAY = attempt(right=True, whole=10), attempt(right=False, whole=10)
FALLING = np.array([4.0, 3.0, 2.0, 1.0])


@pytest.fixture
def pair() -> Pair:
    """Four questions: the junior is right in 2, the elder in 3; it takes 10 seconds instead of 1 + 1."""
    return paired((WRONG, FIRM), (RIGHT, ASTRAY), (WRONG, FIRM), (RIGHT, FIRM))


def paired(*tries: tuple[Try, Try]) -> Pair:
    return Pair.of([Side.of(records(tries), rung) for rung in (XS, S)])


def once(pair: Pair, statistic: Statistic) -> Floats:
    """The figure itself."""
    return statistic(np.ones((len(pair.gain), 1)))[..., 0]


def test_questions_go_up_in_the_order_of_their_score(pair: Pair) -> None:
    way = path(pair, decided_reading(pair, FALLING), np.ones((4, 1)))

    assert_allclose(way.calls[:, 0], [0, 0.25, 0.5, 0.75, 1])
    assert_allclose(way.accuracy[:, 0], [0.5, 0.75, 0.5, 0.75, 0.75])
    assert_allclose(way.closed[:, 0], [0, 1, 0, 1, 1])
    assert_allclose(way.seconds[:, 0], [2, 4.25, 6.5, 8.75, 11])


def test_apgr_is_the_area_over_the_calls_and_over_the_cost_up_to_that_of_the_elder(pair: Pair) -> None:
    calls, seconds, flops = once(pair, apgr(pair, decided_reading(pair, FALLING)))

    assert_allclose(calls, 0.625)
    assert_allclose(seconds, 3 * 0.28125 / 2 + 0.15625)
    step = (10 * 24 + 16 - 24) / (10 * 24 - 24) / 4
    assert_allclose(flops, 3 * step / 2 + 1 - 3 * step)


def test_who_decides_from_the_question_alone_pays_nothing_for_the_junior(pair: Pair) -> None:
    assert_allclose(once(pair, apgr(pair, decided_before(pair, FALLING))), 0.625)


def test_who_decides_after_the_answer_pays_it_and_whatever_was_asked_again(pair: Pair) -> None:
    after = once(pair, apgr(pair, decided_after(pair, FALLING)))
    again = once(pair, apgr(pair, decided_after(pair, FALLING, np.ones((2, 4)))))

    assert_allclose(after[1], 3 * 0.3125 / 2 + 0.0625)
    assert_allclose(again[1], 2 * 0.3125 / 2 + 0.25 * 0.8 / 2)
    assert_allclose([after[0], again[0]], 0.625)


def test_what_goes_up_for_less_than_it_costs_to_stay_counts_from_the_start() -> None:
    quick = paired((WRONG, attempt(right=True, whole=0.5)), (RIGHT, FIRM))

    assert_allclose(once(quick, apgr(quick, decided_before(quick, np.array([2.0, 1.0]))))[1], 1)


def test_equal_scores_go_up_together(pair: Pair) -> None:
    assert_allclose(once(pair, apgr(pair, decided_reading(pair, np.array([1.0, 1, 0, 0]))))[0], 0.25)
    assert_allclose(once(pair, apgr(pair, decided_reading(pair, np.ones(4))))[:2], [0.5, 0.5 / 1.125])


def test_the_oracle_on_gain_closes_more_than_the_gap(pair: Pair) -> None:
    assert_allclose(once(pair, apgr(pair, decided_reading(pair, pair.gain)))[0], 1.375)


def test_no_order_is_better_than_the_oracle_on_gain() -> None:
    made = played(300)
    pair = Pair.of([Side.of(made, rung) for rung in (XS, S)])
    rng = np.random.default_rng(0)

    best = once(pair, apgr(pair, decided_reading(pair, pair.gain)))[0]
    others = [once(pair, apgr(pair, decided_reading(pair, rng.random(300))))[0] for _ in range(20)]

    assert max(others) < best


def test_chance_has_half_within_its_interval() -> None:
    made = played(2000)
    pair = Pair.of([Side.of(made, rung) for rung in (XS, S)])
    rule = decided_before(pair, np.random.default_rng(3).random(2000))

    for areas in Resamples.drawn(2000, 300).of(apgr(pair, rule)):
        found = estimate(areas)
        assert (found["low"] or 1) < 0.5 < (found["high"] or 0)


def test_cpt_is_the_smallest_share_of_calls_that_closes_so_much(pair: Pair) -> None:
    rule = decided_reading(pair, FALLING)

    assert_allclose([once(pair, cpt(pair, rule, closed)) for closed in (0, 0.5, 1)], [0, 0.125, 0.25])
    assert np.isnan(once(pair, cpt(pair, rule, 1.01)))


def test_accuracy_is_read_off_at_a_mean_cost(pair: Pair) -> None:
    rule = decided_reading(pair, FALLING)
    costs = (1.9, 2, 3.125, 4.25, 12)

    found = [once(pair, accuracy_at(pair, rule, np.full(4, cost))) for cost in costs]

    assert_allclose(found, [np.nan, 0.5, 0.625, 0.75, np.nan])


def test_pgr_is_the_share_of_the_gap_that_is_closed(pair: Pair) -> None:
    assert_allclose(once(pair, pgr(pair, pair.junior.right)), 0)
    assert_allclose(once(pair, pgr(pair, pair.elder.right)), 1)


def test_nothing_closes_a_gap_that_is_not_there() -> None:
    same = paired((RIGHT, FIRM), (WRONG, ASTRAY))

    assert np.isnan(once(same, apgr(same, decided_reading(same, np.array([1.0, 0.0]))))).all()
    assert np.isnan(once(same, pgr(same, same.elder.right)))


def test_an_elder_that_takes_no_longer_leaves_no_axis_of_seconds() -> None:
    quick = paired((WRONG, attempt(right=True, whole=2)))

    calls, seconds, flops = once(quick, apgr(quick, decided_reading(quick, np.ones(1))))

    assert np.isnan(seconds)
    assert not np.isnan([calls, flops]).any()
