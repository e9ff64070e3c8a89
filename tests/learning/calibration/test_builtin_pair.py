"""The built-in pair with the junior's token taken away: what calibration gives back to it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.ladder import Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.learning.calibration.evidence import Answered, Evidence, Price
from matryoshka.learning.calibration.fitting import fitted
from matryoshka.learning.calibration.policy import Doubts, areas
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference
from matryoshka.learning.evaluation.calibration import ece
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.own_exam import OwnExam
from matryoshka.paths import resources
from support.pairs import answered

JUNIOR = Path(__file__).parents[2] / "data" / "untaught-xs-q8_0.gguf"
QUESTIONS = 700
ABOUT = 0.02
"""What two orders may differ by that are as good as each other, in APGR."""

Halves = tuple[list[Answered], list[Answered]]


@pytest.fixture(scope="module")
def exercises() -> list[Exercise]:
    """Every other one is of the same part of the exam as the one before it."""
    exam = OwnExam.read(resources() / "training", resources() / "evaluation")
    return [
        Exercise(row["question"], tuple(row["answer"]), row["family"], line)
        for line, row in enumerate(exam.rows(QUESTIONS, seed=6), 1)
    ]


@pytest.fixture(scope="module")
def halves(exercises: list[Exercise]) -> Halves:
    """What both tiers did with the questions: those to learn from, and fresh ones."""
    done = answered(Tier("XS", JUNIOR, "untaught"), builtin_ladder().tiers[-1], exercises)
    return done[::2], done[1::2]


@pytest.fixture(scope="module")
def calibration(halves: Halves) -> Calibration:
    found = fitted(Party("xs", "untaught", "XS"), Party("s", "shipped", "S"), halves[0])
    assert isinstance(found, Calibration), found
    return found


@pytest.fixture(scope="module")
def doubt(halves: Halves, calibration: Calibration) -> Floats:
    """Of the fresh questions."""
    return np.array(
        [calibration.before.doubt(one.observation, calibration.probe) for one in halves[1]], float
    )


def ranked(score: Floats) -> Doubts:
    """Any score as doubts that order the same."""
    return Doubts((np.unique(score, return_inverse=True)[1] + 1) / (len(score) + 1))


def test_calibration_orders_as_well_as_the_first_token_and_better_than_the_length_of_the_question(
    halves: Halves, doubt: Floats, exercises: list[Exercise]
) -> None:
    evidence = Evidence(tuple(replace(one, price=Price()) for one in halves[1]))
    odds = [one.observation.first for one in halves[1]]
    surest = np.array([-each.probability for each in odds if each])
    length = np.array([float(len(each.text)) for each in exercises[1::2]])
    resamples = Resamples.drawn(len(doubt))
    ours, first, by_length = (
        resamples.of(areas(evidence, ranked(score))) for score in (doubt, surest, length)
    )

    # How the last bits of logits fall decides which of these two is ahead by some thousandths.
    assert (difference(ours, first)["value"] or 0.0) > -ABOUT
    found = difference(ours, by_length)
    assert found["significant"]
    assert (found["value"] or 0.0) > ABOUT


def test_doubt_is_about_a_probability(halves: Halves, doubt: Floats) -> None:
    label = Evidence(tuple(halves[1])).label

    assert ece(doubt, label)(np.ones((len(doubt), 1)))[0] <= 0.08


def test_fresh_questions_go_up_as_foretold_at_every_setting(calibration: Calibration, doubt: Floats) -> None:
    for foretold in calibration.forecast:
        assert foretold.share.low <= (doubt > foretold.patience).mean() <= foretold.share.high
