"""What a calibration makes of doubt stands beside the plain doubt in an evaluation."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.calibration import Calibration, Party, Stage, Term
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import Signal
from matryoshka.learning.evaluation.figures import figures
from matryoshka.learning.evaluation.records import Measured, Record
from matryoshka.learning.evaluation.report import report
from support.examining import exercise, sitting
from support.parrots import write_parrot
from support.tries import XS, S, played

HALVED = Stage((Term(Signal.HANDOFF, 0.0, 2.0, 1.0),), 0.0)


def calibration(stage: Stage = HALVED) -> Calibration:
    return Calibration(Party("xs", "one", "XS"), Party("s", "other", "S"), 100, stage)


@pytest.fixture
def parrot(tmp_path: Path) -> Tier:
    return Tier("xs", write_parrot(tmp_path / "xs.gguf", "It is 4", 0.2), "xs.gguf")


def test_a_calibrated_doubt_is_told_beside_the_plain_one_and_asked_for_once(
    parrot: Tier, tmp_path: Path
) -> None:
    with sitting(parrot, tmp_path) as candidate:
        candidate.calibration = calibration()
        tried, again = (candidate.attempt(exercise("2+2", "4")) for _ in range(2))

        assert tried.doubt == pytest.approx(0.2, abs=1e-4)
        assert tried.measured
        assert tried.measured.doubt == pytest.approx(1 / 3, abs=1e-4)
        assert (tried, candidate.asked) == (again, 2)


def test_another_calibration_is_asked_anew(parrot: Tier, tmp_path: Path) -> None:
    with sitting(parrot, tmp_path) as candidate:
        candidate.calibration = calibration()
        first = candidate.attempt(exercise("2+2", "4")).measured
        candidate.calibration = calibration(Stage((), 0.0))
        other = candidate.attempt(exercise("2+2", "4")).measured

    assert first
    assert other
    assert (first.doubt < 0.4, other.doubt) == (True, 0.5)


def test_a_signal_that_a_model_has_not_leaves_the_plain_doubt(parrot: Tier, tmp_path: Path) -> None:
    unheard = Stage((Term(Signal.MEAN_LOGPROB, 0.0, 1.0, 1.0), Term(Signal.HIDDEN, 0.0, 1.0, 1.0)), 0.0)
    with sitting(parrot, tmp_path) as candidate:
        candidate.calibration = replace(calibration(unheard), probe=())

        assert candidate.attempt(exercise("2+2", "4")).measured is None


def measured(one: Record, doubt: float) -> Record:
    return replace(one, tries={**one.tries, "xs": replace(one.tries["xs"], measured=Measured(doubt, 0.0))})


def test_a_better_doubt_is_told_as_better() -> None:
    known = [
        measured(one, 0.9 if one.tries["s"].right > one.tries["xs"].right else 0.1) for one in played(300)
    ]
    found = figures(known, [XS, S], None, draws=100)

    assert found["calibrated"]
    assert found["calibrated"]["difference"]["calls"]["significant"]
    assert "before and after calibration" in report(found)


def test_where_one_question_was_not_measured_nothing_is_told() -> None:
    first, *others = played(50)
    found = figures([first, *(measured(one, 0.5) for one in others)], [XS, S], None, draws=20)

    assert found["calibrated"] is None
    assert "calibration" not in report(found)
