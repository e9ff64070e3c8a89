import numpy as np
import pytest
from numpy.testing import assert_allclose

from matryoshka.chat.calibration import Estimate, Forecast
from matryoshka.chat.observation import Observation
from matryoshka.learning.calibration.evidence import Answered, Evidence, Price
from matryoshka.learning.calibration.forecasting import forecasts
from matryoshka.learning.calibration.policy import Doubts

PRICE = Price(read=1, whole=2, elder=10)


@pytest.fixture
def known() -> tuple[Forecast, ...]:
    """Of 100 questions 20 have a doubt of .9 and 30 one of .4, and exactly so many are wrong."""
    wrong = [*[True] * 18, *[False] * 2, *[True] * 12, *[False] * 18, *[False] * 50]
    answered = [Answered(Observation(), float(not each), 1, price=PRICE) for each in wrong]
    doubts = Doubts(np.repeat([0.9, 0.4, 0.0], [20, 30, 50]))
    return forecasts(Evidence(tuple(answered)), doubts, doubts)


def values(estimates: list[Estimate]) -> list[float]:
    return [each.value for each in estimates]


def test_of_known_doubts_the_frontier_is_exact(known: tuple[Forecast, ...]) -> None:
    assert_allclose([each.patience for each in known], [0, 0.2, 0.6, 1])
    assert_allclose(values([each.share for each in known]), [0.5, 0.5, 0.2, 0])
    assert_allclose(values([each.quality for each in known]), [1, 1, 0.88, 0.7])
    assert_allclose(values([each.cost for each in known if each.cost]), [0.65, 0.65, 0.38, 0.2])


def test_every_value_lies_in_its_interval(known: tuple[Forecast, ...]) -> None:
    for each in known:
        for found in (each.share, each.quality, each.cost):
            assert found
            assert found.low <= found.value <= found.high


def test_what_was_never_wrong_may_be_wrong_once_fewer_than_all_go_up(known: tuple[Forecast, ...]) -> None:
    everybody, some, *_ = known

    assert everybody.share == Estimate(0.5, 0.5, 0.5)
    assert some.quality.low < some.quality.value == 1 < some.quality.high


def test_what_cost_nothing_has_no_cost() -> None:
    answered = [Answered(Observation(), 0, 1), Answered(Observation(), 1, 1)]
    doubts = Doubts(np.array([0.6, 0.2]))

    assert {each.cost for each in forecasts(Evidence(tuple(answered)), doubts, doubts)} == {None}


def test_doubts_close_to_certainty_are_told_apart_with_as_few_digits_as_that_takes() -> None:
    doubts = Doubts(np.array([0.3, 0.99981, 0.99985, 0.999991]))
    evidence = Evidence(tuple(Answered(Observation(), at % 2, 1) for at in range(4)))

    found = [each.patience for each in forecasts(evidence, doubts, doubts)]

    assert found == [0, 0.6, 0.99983, 0.9999, 1]


def test_many_doubts_make_settings_that_are_equally_far_apart() -> None:
    doubts = Doubts(np.random.default_rng(0).beta(2, 3, 1000))
    evidence = Evidence(tuple(Answered(Observation(), at % 2, 1) for at in range(1000)))
    shares = values([each.share for each in forecasts(evidence, doubts, doubts)])

    assert len(shares) == 41
    assert_allclose(np.diff(shares), -1 / 40, atol=0.002)
