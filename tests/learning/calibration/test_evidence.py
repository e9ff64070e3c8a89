import pytest
from numpy.testing import assert_allclose

from matryoshka.chat.engine import Odds
from matryoshka.chat.label import Effort, Label, Trial
from matryoshka.chat.observation import Observation, Signal
from matryoshka.learning.calibration.evidence import Answered, Evidence, Price

LOOKED = Observation(0.25, Odds(-0.1, 0.9, 0.8, 0.3), (1.0, 2.0), -0.5, -0.1)


def label(right: float | None, effort: Effort, observation: Observation = LOOKED) -> Label:
    return Label("t", "2+2", "XS", "xs.gguf", "one", "4", right, observation=observation, effort=effort)


def test_a_trial_tells_who_was_right_and_what_it_took() -> None:
    junior = Effort(9, 4, read_seconds=1.0, seconds=3.0, probing=0.25, apart=0.5)
    answered = Answered.of(Trial(label(0.0, junior), label(1.0, Effort(seconds=10.0))))

    assert (answered.junior, answered.elder, answered.observation) == (0, 1, LOOKED)
    assert answered.price == Price(read=0.5, whole=2.5, hidden=0.5, odds=0.25, elder=10.0)


def test_an_answer_that_nobody_judged_is_no_evidence() -> None:
    with pytest.raises(TypeError):
        Answered.of(Trial(label(None, Effort()), label(1.0, Effort())))


def test_a_signal_counts_where_every_answer_has_it_and_they_differ() -> None:
    evidence = Evidence((Answered(LOOKED, 0, 1), Answered(Observation(0.5, LOOKED.first), 1, 1)))
    handoffs = evidence.column(Signal.HANDOFF)

    assert handoffs is not None
    assert_allclose(handoffs, [-1.098612, 0], atol=1e-6)
    assert evidence.column(Signal.ENTROPY) is None
    assert evidence.column(Signal.MEAN_LOGPROB) is None
    assert evidence.hidden is None


def test_of_two_answers_that_are_equally_good_none_is_better() -> None:
    tie, won = Answered(LOOKED, 0.5, 0.5), Answered(LOOKED, 0.0, 1.0)

    assert Evidence((tie, won)).better_above.tolist() == [0, 1]
