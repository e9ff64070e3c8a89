"""A calibrated doubt is a logistic function of its signals; what it foretells lies between its settings."""

import math

import pytest

from matryoshka.chat.calibration import Estimate, Stage
from matryoshka.chat.engine import Odds, Watch
from matryoshka.chat.observation import Observation, Signal
from support.calibrated import calibration, forecast, term

SEEN = Observation(handoff=0.25, first=Odds(-0.5, 0.6, 0.2, 1.5), hidden=(3.0, 4.0))


def test_doubt_is_worked_out_from_standardized_signals() -> None:
    stage = Stage(
        (term(Signal.HANDOFF, 2.0, mean=math.log(1 / 3) - 1), term(Signal.MARGIN, -5.0, mean=0.1, scale=0.5)),
        bias=-1.0,
    )

    assert stage.doubt(SEEN) == pytest.approx(0.5)  # -1 + 2 x 1 - 5 x 0.2


@pytest.mark.parametrize(("bias", "doubt"), [(-1000.0, 0.0), (0.0, 0.5), (1000.0, 1.0)])
def test_no_log_odds_are_too_large(bias: float, doubt: float) -> None:
    assert Stage((), bias).doubt(Observation()) == doubt


def test_a_probe_looks_along_its_direction() -> None:
    stage = Stage((term(Signal.HIDDEN, mean=11.0),), 0.0)

    assert stage.doubt(SEEN, (1.0, 2.0)) == 0.5


@pytest.mark.parametrize("signal", [Signal.LOW_LOGPROB, Signal.HIDDEN])
def test_without_a_signal_that_it_needs_there_is_no_doubt(signal: Signal) -> None:
    assert Stage((term(signal),), 0.0).doubt(SEEN) is None


def test_only_what_is_needed_is_watched() -> None:
    after = Stage((term(Signal.LOW_LOGPROB),), 0.0)

    assert calibration(term(Signal.HANDOFF)).watch == Watch(exact=True)
    assert calibration(term(Signal.ENTROPY)).watch == Watch(exact=True, first=True)
    assert calibration(term(Signal.HIDDEN)).watch == Watch(exact=True, hidden=True)
    assert calibration(term(Signal.HANDOFF), after=after).watch == Watch(exact=True, every=True)


def test_between_two_settings_the_forecast_lies_between_theirs() -> None:
    known = calibration(forecast=(forecast(0.2, 0.4, 1.0), forecast(0.6, 0.2, 0.8)))

    between = known.at(0.3)

    assert between is not None
    assert between.patience == 0.3
    assert (between.share.value, between.quality.value) == pytest.approx((0.35, 0.95))
    assert (between.share.low, between.share.high) == pytest.approx((0.25, 0.45))


@pytest.mark.parametrize(("patience", "share"), [(0.0, 0.4), (0.2, 0.4), (0.6, 0.2), (1.0, 0.2)])
def test_beyond_its_settings_the_forecast_is_that_of_the_nearest(patience: float, share: float) -> None:
    known = calibration(forecast=(forecast(0.2, 0.4, 1.0), forecast(0.6, 0.2, 0.8)))

    found = known.at(patience)

    assert found is not None
    assert found.share == Estimate(share, share - 0.1, share + 0.1)


def test_what_was_never_foretold_is_not() -> None:
    assert calibration().at(0.5) is None
