"""One doubt from many signals: by a calibration where there is one, else by the plain rule."""

import pytest

from matryoshka.chat.calibration import Stage
from matryoshka.chat.doubt import Doubt
from matryoshka.chat.engine import UNWATCHED, Odds, Signals, Watch
from matryoshka.chat.observation import Signal
from support.calibrated import calibration, term

CALLS = calibration(term(Signal.HANDOFF))
LOOKS_BACK = calibration(bias=-1.0, after=Stage((term(Signal.MEAN_LOGPROB, -1.0),), 0.0))


def said(logprob: float) -> Signals:
    return Signals(odds=Odds(logprob, 0.9, 0.8, 0.1))


def test_by_the_plain_rule_doubt_is_the_hand_off_itself_before_every_token() -> None:
    doubt = Doubt(0.4)

    assert (doubt.watch, doubt.unheeded, doubt.finished()) == (UNWATCHED, 0.4, None)
    verdicts = [doubt.of(Signals(chance)) for chance in (0.3, None, 0.5)]
    assert [each.doubt for each in verdicts] == [0.3, 0.0, 0.5]
    assert [each.too_much for each in verdicts] == [False, False, True]


def test_what_a_model_was_told_to_call_with_is_not_measured() -> None:
    assert not Doubt(0.4).of(Signals(0.5, told=True)).measured
    assert Doubt(0.4).of(Signals(0.5)).measured


@pytest.mark.parametrize(("bias", "too_much"), [(0.0, False), (1.0, True)])
def test_a_calibration_is_asked_before_the_first_token(bias: float, too_much: bool) -> None:
    verdict = Doubt(0.5, calibration(term(Signal.HANDOFF), bias=bias)).of(Signals(0.5, told=True))

    assert (verdict.too_much, verdict.measured, verdict.patience) == (too_much, True, 0.5)


def test_behind_the_first_token_only_a_call_of_its_own_is_heard() -> None:
    doubt = Doubt(0.1, CALLS)
    doubt.of(Signals(0.01))

    assert not doubt.of(Signals(0.45)).too_much
    spoken = doubt.of(Signals(0.55, told=True))
    assert (spoken.too_much, spoken.doubt, spoken.patience, spoken.measured) == (True, 0.55, 0.5, False)


@pytest.mark.parametrize(("patience", "unheeded"), [(0.1, 0.1), (0.9, 0.5)])
def test_no_bound_is_taken_for_a_call(patience: float, unheeded: float) -> None:
    assert Doubt(patience, CALLS).unheeded == unheeded


def test_without_a_signal_that_it_needs_the_plain_rule_decides() -> None:
    doubt = Doubt(0.3, calibration(term(Signal.ENTROPY), bias=9.0))

    assert (doubt.of(Signals(0.2)).doubt, doubt.of(Signals(0.4)).too_much) == (0.2, True)
    assert doubt.finished() is None


def test_who_never_hands_up_pays_for_nothing() -> None:
    doubt = Doubt(1.0, CALLS)

    assert doubt.watch == UNWATCHED
    assert not doubt.of(Signals(1.0)).too_much


def test_the_answer_as_a_whole_may_be_doubted_when_it_is_there() -> None:
    doubt = Doubt(0.5, LOOKS_BACK)
    assert doubt.watch == Watch(exact=True, every=True)

    assert not any(doubt.of(said(logprob)).too_much for logprob in (-0.5, -2.5))
    verdict = doubt.finished()

    assert verdict is not None
    assert verdict.measured
    assert verdict.doubt == pytest.approx(1 / (1 + 2.718281828**-1.5))


def test_an_answer_whose_odds_were_not_read_is_not_doubted_afterwards() -> None:
    doubt = Doubt(0.5, LOOKS_BACK)
    doubt.of(Signals(0.0))

    assert doubt.finished() is None
