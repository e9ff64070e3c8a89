"""The working of large calculations: it ends in the answer, and it is short."""

import operator

import llama_cpp
import pytest

from learning.folders import MODELS, TEXTS
from matryoshka.learning.arithmetic import LARGE, OPERATIONS, ArithmeticWordings, LargeArithmetic
from matryoshka.learning.chance import seeded
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.percentages import Percentages, hundredths
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.working import working

WORDINGS = ArithmeticWordings.read(TEXTS)
FAMILIES = (LargeArithmetic(WORDINGS), Percentages(WORDINGS))


def asked(family: Family, split: Split = Split.TRAINING) -> list[Question]:
    rng = seeded("working")
    return [family.ask(rng, split) for _ in range(3000)]


def test_workings_look_as_one_does_them_by_hand() -> None:
    assert working("plus", 4821, 3597) == "4821+3597 ↑8148"
    assert working("minus", 597, 1821) == "-(1821-597) ↑4221"
    assert working("minus", 105, 98) == "105-98 ↑700"
    assert working("times", 8, 47) == "47*8 ↑673"
    assert working("times", 36, 47).splitlines() == ["47*6 ↑282", "47*3 ↑141", "282+1410 ↑2961"]
    assert working("times", 7, 8) == "8*7=56"
    assert working("percent", 15, 240).splitlines() == ["240*5 ↑0021", "240*1 ↑042", "1200+2400 ↑0063"]


def test_the_last_line_holds_the_digits_of_the_answer_and_zeros_of_a_difference() -> None:
    for question in asked(FAMILIES[0]):
        upwards = question.working.rpartition("↑")[2]

        zeros = len(str(max(question.operands))) if question.family == "minus" else 1
        assert upwards[::-1] == question.answer.removeprefix("-").zfill(zeros)


def test_the_sign_of_the_answer_is_said_first() -> None:
    differences = [question for question in asked(FAMILIES[0]) if question.family == "minus"]

    assert {q.working.startswith("-(") == q.answer.startswith("-") for q in differences} == {True}
    assert {q.answer.startswith("-") for q in differences} == {True, False}


def test_answers_are_right_and_operands_in_range() -> None:
    for question in asked(FAMILIES[0]):
        assert question.answer == str(OPERATIONS[question.family](*question.operands))
        assert max(question.operands) <= LARGE[question.family]
    for question in asked(FAMILIES[1]):
        share, whole = question.operands
        assert float(question.answer.replace(",", ".")) == pytest.approx(operator.mul(share, whole) / 100)


@pytest.mark.parametrize("family", FAMILIES, ids=["large", "percentages"])
def test_a_held_out_pair_is_asked_in_exams_only(family: Family) -> None:
    for split in Split:
        kept = {operands_held_out(q.family, *q.operands) for q in asked(family, split)}

        assert kept == {split is Split.HELD_OUT}


def test_percentages_are_written_as_each_language_does() -> None:
    assert hundredths(3600, "en") == ("36",)
    assert hundredths(1230, "en") == ("12.3", "12,3")
    assert hundredths(5, "ru") == ("0,05", "0.05")


def test_no_working_is_longer_than_sixty_tokens() -> None:
    llama = llama_cpp.Llama(str(MODELS / "matryoshka-s.gguf"), vocab_only=True, verbose=False)
    workings = {question.working for family in FAMILIES for question in asked(family)}

    assert max(len(llama.tokenize(text.encode(), add_bos=False)) for text in workings) <= 60
