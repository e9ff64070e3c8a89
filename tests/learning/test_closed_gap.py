"""How well doubt orders what the elder gets right, and the questions that are asked for it."""

import pytest

from learning.folders import TEXTS
from matryoshka.learning.closed_gap import apgr_of
from matryoshka.learning.exam import held_out
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Question
from matryoshka.learning.tiers import XS
from matryoshka.learning.verdict import Verdict, as_shipped, doubting, greedy

QUESTION = Question("2+3", ("5",), "plus")


def verdict(doubt: float, *, right: bool = False, sure: float = 0.5) -> Verdict:
    return Verdict(QUESTION, right, doubt, 5, sure)


def test_doubt_that_knows_closes_the_gap_at_once_and_doubt_that_errs_closes_it_last() -> None:
    knowing = [verdict(0.9), verdict(0.1, right=True), verdict(0.2, right=True), verdict(0.3, right=True)]

    assert apgr_of(knowing, [True] * 4) == pytest.approx(0.875)
    assert apgr_of([verdict(1 - one.doubt, right=one.right) for one in knowing], [True] * 4) == pytest.approx(
        0.125
    )


def test_equal_doubt_is_chance() -> None:
    assert apgr_of([verdict(0.5), verdict(0.5, right=True)], [True, True]) == pytest.approx(0.5)


def test_where_the_elder_is_no_better_there_is_nothing_to_close() -> None:
    assert apgr_of([verdict(0.5), verdict(0.5, right=True)], [True, False]) is None
    assert apgr_of([], []) is None


def test_greedy_hands_up_only_where_no_other_token_is_likelier() -> None:
    between = verdict(0.4, sure=0.3)

    assert (greedy(between), as_shipped(between), doubting(0.3)(between)) == (True, False, True)
    assert not greedy(verdict(0.4, sure=0.45))


def test_what_is_beyond_a_tier_keeps_the_answers_of_the_tier_that_can() -> None:
    _, beyond = held_out(Material.read(TEXTS), XS, 200, seed=3)

    assert {question.is_handed_up for question in beyond} == {True, False}
