import time

import numpy as np
import pytest

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.observation import Observation, Signal
from matryoshka.chat.unmeasured import Unmeasured, Why
from matryoshka.learning.calibration.evidence import Answered, Price
from matryoshka.learning.calibration.fitting import fitted
from matryoshka.learning.evaluation.bootstrap import Floats
from matryoshka.learning.evaluation.calibration import ece
from support.answers import PRICE, asked, inward, knowing, late, unknowing

XS, S = Party("xs", "one", "XS"), Party("s", "other", "S")


def calibration(answered: list[Answered]) -> Calibration:
    found = fitted(XS, S, answered)
    assert isinstance(found, Calibration), found
    return found


def refusal(answered: list[Answered]) -> Unmeasured:
    found = fitted(XS, S, answered)
    assert isinstance(found, Unmeasured)
    return found


def doubts(found: Calibration, answered: list[Answered]) -> Floats:
    values = [found.before.doubt(one.observation, found.probe) for one in answered]
    assert None not in values
    return np.array(values, dtype=np.float64)


def test_doubt_is_the_chance_that_the_elder_would_have_done_better() -> None:
    found, fresh = calibration(asked(500, knowing)), asked(3000, knowing, seed=1)
    label = np.array([one.junior < one.elder for one in fresh])

    assert ece(doubts(found, fresh), label)(np.ones((3000, 1)))[0] < 0.05
    assert found.before.signals == {Signal.HANDOFF}
    assert found.questions == 500


def test_the_hidden_state_is_read_where_it_earns_its_price() -> None:
    found, fresh = calibration(asked(400, inward)), asked(3000, inward, seed=1)
    label = np.array([one.junior < one.elder for one in fresh])

    assert found.before.signals >= {Signal.HIDDEN}
    assert ece(doubts(found, fresh), label)(np.ones((3000, 1)))[0] < 0.05


def test_the_hidden_state_is_not_read_where_that_costs_more_than_it_tells() -> None:
    dear = Price(read=0.1, whole=1.0, hidden=20.0, elder=10.0)

    found = fitted(XS, S, asked(400, inward, price=dear))

    assert isinstance(found, Unmeasured)


def test_a_finished_answer_is_looked_at_where_it_knows_more_than_its_beginning() -> None:
    quick = Price(read=0.1, whole=0.2, elder=10.0)
    found = calibration(asked(600, late, price=quick))

    assert found.after
    assert found.after.signals > found.before.signals
    assert not calibration(asked(300, knowing)).after


def test_a_junior_that_knows_nothing_about_itself_is_told_so() -> None:
    found = [fitted(XS, S, asked(300, unknowing, seed=seed)) for seed in range(2)]

    assert [isinstance(each, Unmeasured) and each.why for each in found] == [Why.NO_SIGNAL] * 2


def test_a_dozen_questions_are_too_few() -> None:
    found = refusal(asked(12, knowing))

    assert found.why is Why.TOO_FEW
    assert found.sentence == "12 questions are too few to tell when XS should ask: it takes at least 60."


@pytest.mark.parametrize(
    ("junior", "sentence"),
    [
        (1.0, "S would have helped XS with 0 of 100 questions only: from so few nothing can be learned."),
        (0.0, "S would have helped XS with 100 of 100 questions: there is next to nothing that XS should"),
    ],
)
def test_labels_of_one_kind_only_teach_nothing(junior: float, sentence: str) -> None:
    found = refusal([Answered(Observation(0.5), junior, 1.0) for _ in range(100)])

    assert found.why is Why.ONE_SIDED
    assert found.sentence.startswith(sentence)


def test_an_elder_that_is_right_no_more_often_is_not_worth_asking() -> None:
    found = refusal(asked(300, knowing, elder=0.4))

    assert found.why is Why.NO_GAIN
    assert "S is right no more often than XS" in found.sentence


def test_a_few_questions_are_named_as_few() -> None:
    assert calibration(asked(100, knowing)).remarks[0].startswith("Only 100 questions were asked")


def test_signals_that_some_answers_lack_are_not_used() -> None:
    answered = asked(200, knowing)
    answered[7] = Answered(Observation(first=answered[7].observation.first), 1.0, 1.0)

    found = fitted(XS, S, answered)

    assert isinstance(found, Unmeasured)


def test_two_thousand_questions_take_less_than_two_minutes() -> None:
    answered = asked(2000, inward, price=PRICE)
    begun = time.process_time()
    calibration(answered)

    assert time.process_time() - begun < 120
