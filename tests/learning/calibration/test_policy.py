import numpy as np
from numpy.testing import assert_allclose

from matryoshka.chat.observation import Observation
from matryoshka.learning.calibration.evidence import Answered, Evidence, Price
from matryoshka.learning.calibration.policy import Doubts, Policy, areas
from matryoshka.learning.evaluation.bootstrap import Floats

PRICE = Price(read=1, whole=2, hidden=0.5, elder=10)
EVIDENCE = Evidence(
    (
        Answered(Observation(), 0, 1, price=PRICE),
        Answered(Observation(), 1, 1, price=PRICE),
        Answered(Observation(), 0, 1, declined=True, price=PRICE),
        Answered(Observation(spoken=True), 0.5, 1, price=PRICE),
    )
)
DOUBTS = np.array([0.8, 0.2, 0.6, 0.1])


def once(evidence: Evidence, doubts: Doubts) -> Floats:
    return areas(evidence, doubts)(np.ones((len(evidence), 1)))


def test_doubt_should_foretell_that_the_elder_is_right_or_declines_where_the_junior_is_wrong() -> None:
    assert EVIDENCE.better_above.tolist() == [1, 0, 1, 0.5]
    assert EVIDENCE.elder.tolist() == [1, 1, 0, 1]


def test_a_question_goes_up_above_the_patience_or_where_the_junior_calls_by_itself() -> None:
    policy = Policy.of(EVIDENCE, Doubts(DOUBTS), [1.0, 0.9, 0.5, 0.0])

    assert policy.up.tolist() == [[0, 0, 0, 0], [0, 0, 0, 1], [1, 0, 1, 1], [1, 1, 1, 1]]
    assert policy.right.tolist() == [[0, 1, 0, 0.5], [0, 1, 0, 1], [1, 1, 0, 1], [1, 1, 0, 1]]
    assert policy.seconds[2].tolist() == [11, 2, 11, 12]


def test_who_looks_inside_pays_for_every_question() -> None:
    plain, inside = (Policy.of(EVIDENCE, Doubts(DOUBTS, hidden=look), [0.5]) for look in (False, True))

    assert_allclose(inside.seconds - plain.seconds, 0.5)


def test_who_doubts_after_the_answer_has_paid_for_it() -> None:
    after = np.array([0.9, 0.7, 0.1, 0.1])
    policy = Policy.of(EVIDENCE, Doubts(DOUBTS, after), [0.5])

    assert policy.up.tolist() == [[1, 1, 1, 1]]
    assert policy.seconds.tolist() == [[11, 12, 11, 12]]


def test_the_area_of_chance_is_a_half_over_the_calls() -> None:
    answered = [Answered(Observation(), 0, 1), Answered(Observation(), 1, 1)] * 50
    area = once(Evidence(tuple(answered)), Doubts(np.tile([0.1, 0.1, 0.9, 0.9], 25)))

    assert_allclose(area, 0.5)


def test_doubt_that_knows_closes_the_gap_at_once_and_a_price_is_a_part_of_the_cost() -> None:
    answered = [Answered(Observation(), 0, 1, price=PRICE), Answered(Observation(), 1, 1, price=PRICE)] * 50
    evidence, knows = Evidence(tuple(answered)), np.tile([0.9, 0.1], 50)

    free, paid = (once(evidence, Doubts(knows, hidden=look)) for look in (False, True))

    # All is closed where half went up: 12.5 seconds for two, on the way from 4 to 20.
    assert_allclose(free, 1 - (13 - 4) / (20 - 4) / 2)
    assert_allclose(free - paid, 2 * 0.5 / (20 - 4))
    assert np.isnan(once(Evidence(tuple(answered[1:2])), Doubts(np.ones(1))))
