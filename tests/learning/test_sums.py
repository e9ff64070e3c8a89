"""The working of a sum: right, short, and made of steps that can be practised alone."""

import llama_cpp
import pytest

from learning.folders import MODELS
from matryoshka.learning.sums import english_ordinal, without_multiples, working


def test_the_sum_without_every_seventh() -> None:
    assert without_multiples(100, 7) == 4315
    assert working(100, 7).splitlines() == [
        "1+…+100=5050",
        "100/7→1r3,4",
        "1+…+14=105",
        "7*105=735",
        "5050-735 ↑5134",
    ]


@pytest.mark.parametrize("step", range(2, 13))
def test_the_working_ends_in_the_digits_of_the_answer_from_the_ones_up(step: int) -> None:
    for count in range(2, 101):
        answer = sum(number for number in range(1, count + 1) if number % step)
        difference, _, upwards = working(count, step).rpartition(" ↑")

        larger = difference.splitlines()[-1].partition("-")[0]
        assert upwards[::-1] == str(answer).zfill(len(larger))


def test_no_working_is_longer_than_sixty_tokens() -> None:
    llama = llama_cpp.Llama(str(MODELS / "matryoshka-s.gguf"), vocab_only=True, verbose=False)
    workings = [working(count, step) for count in range(2, 101) for step in range(2, 13)]

    assert max(len(llama.tokenize(text.encode(), add_bos=False)) for text in workings) <= 60


def test_ranks_are_written_as_in_english() -> None:
    assert [english_ordinal(n) for n in (2, 3, 4, 11, 12, 21)] == [
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "21st",
    ]
