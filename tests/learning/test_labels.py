"""What a question teaches after junior and elder tried it."""

import pytest

from matryoshka.learning.chance import seeded
from matryoshka.learning.curve import Standing
from matryoshka.learning.labels import Mistaken, gain, junior_wrong
from matryoshka.learning.questions import Question
from matryoshka.learning.verdict import Verdict

QUESTION = Question("2+3", ("5",), "plus")
RIGHT, WRONG = Verdict(QUESTION, True, 0.1, 5, 0.8), Verdict(QUESTION, False, 0.1, 6, 0.8)
DECLINED = Verdict(QUESTION, False, 0.9, 6, 0.1)


def test_what_the_junior_gets_right_stays_with_it() -> None:
    assert gain(RIGHT, None) == gain(RIGHT, RIGHT) == junior_wrong(RIGHT, None) == QUESTION


@pytest.mark.parametrize("elder", [None, RIGHT, DECLINED])
def test_what_it_gets_wrong_goes_up_where_the_elder_is_right_or_declines(elder: Verdict | None) -> None:
    assert gain(WRONG, elder) == QUESTION.handed_up()


def test_what_the_elder_gets_wrong_too_does_not_go_up() -> None:
    assert gain(WRONG, WRONG) == QUESTION
    assert junior_wrong(WRONG, WRONG) == QUESTION.handed_up()


def test_a_mistaken_arbiter_errs_as_often_as_it_is_told() -> None:
    mistaken = Mistaken(gain, 0.2, seeded("mistakes"))
    errors = sum(mistaken(RIGHT, None).is_handed_up for _ in range(2000))

    assert 340 < errors < 460
    assert Mistaken(gain, 0.0, seeded("none"))(WRONG, None).is_handed_up


def test_a_standing_counts_right_wrong_declined_forgotten_and_collapsed() -> None:
    before = Standing([RIGHT, RIGHT, WRONG, RIGHT], [DECLINED, DECLINED], [True] * 6)
    now = Standing([RIGHT, WRONG, DECLINED, DECLINED], [DECLINED, RIGHT], [True] * 6)
    point = now.point(before)

    assert (point.right, point.wrong, point.declined) == (0.25, 0.25, 0.5)
    assert point.forgotten == 0.5
    assert point.beyond == 0.5
    assert point.collapse == 0.75
    assert point.worth == 0.25
