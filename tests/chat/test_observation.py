"""The signals of an answer, folded: what was first, how low it fell, whether the model called by itself."""

import math

import pytest

from matryoshka.chat.engine import Odds, Signals
from matryoshka.chat.observation import Observation, Signal, log_odds, packed, unpacked

FIRST = Odds(logprob=-0.5, probability=0.6, margin=0.25, entropy=1.5)
STATE = (1.0, -2.0, 0.5)


def said(logprob: float, handoff: float | None = None) -> Signals:
    return Signals(handoff, Odds(logprob, 0.9, 0.8, 0.1))


def test_the_first_piece_tells_what_is_known_before_the_first_token() -> None:
    observation = Observation.of([Signals(0.25, FIRST, hidden=STATE), said(-3.0, 0.1)])

    assert (observation.handoff, observation.first, observation.hidden) == (0.25, FIRST, STATE)
    assert observation.value(Signal.HANDOFF) == pytest.approx(math.log(1 / 3))
    assert [observation.value(each) for each in (Signal.PROBABILITY, Signal.MARGIN, Signal.ENTROPY)] == [
        0.6,
        0.25,
        1.5,
    ]


def test_the_whole_answer_tells_how_low_its_tokens_fell() -> None:
    observation = Observation.of(said(-float(number)) for number in range(20))

    assert observation.low_logprob == -18.0
    assert observation.mean_logprob == -9.5


def test_what_was_not_read_is_not_there() -> None:
    observation = Observation.of([Signals(), Signals()])

    assert observation == Observation()
    assert {observation.value(signal, STATE) for signal in Signal} == {None}
    assert Observation.of([]) == Observation()


@pytest.mark.parametrize(
    ("chances", "spoken"), [([0.9, 0.1], False), ([0.1, 0.51], True), ([0.1, 0.5], False)]
)
def test_a_model_calls_by_itself_only_in_mid_answer(chances: list[float], spoken: bool) -> None:
    assert Observation.of(Signals(chance) for chance in chances).spoken is spoken


def test_a_hidden_state_is_measured_along_a_probe_of_its_length() -> None:
    observation = Observation(hidden=STATE)

    assert observation.value(Signal.HIDDEN, (2.0, 1.0, 4.0)) == 2.0
    assert observation.value(Signal.HIDDEN, (2.0, 1.0)) is None


def test_a_chance_that_is_certain_has_log_odds_too() -> None:
    assert (log_odds(0.0), log_odds(1.0)) == pytest.approx((-13.8, 13.8), abs=0.1)
    assert log_odds(0.5) == 0.0


@pytest.mark.parametrize(
    "observation",
    [Observation(), Observation(0.25, FIRST, STATE, -3.5, -0.5, spoken=True), Observation(handoff=0.0)],
)
def test_an_observation_is_the_same_after_it_was_json(observation: Observation) -> None:
    assert Observation.of_json(observation.as_json()) == observation


def test_numbers_are_packed_as_four_bytes_each() -> None:
    assert unpacked(packed(STATE)) == STATE
    assert len(packed((0.1,) * 1024)) < 6 * 1024
    with pytest.raises(ValueError, match="four bytes"):
        unpacked("AAA=")
    with pytest.raises(ValueError, match="base64"):
        unpacked("none of it!")
