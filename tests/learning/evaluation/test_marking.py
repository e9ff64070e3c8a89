"""What counts as right: the same words, or the same last number."""

from decimal import Decimal

import pytest

from matryoshka.learning.evaluation.marking import is_right, kept_to, last_number


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Paris", "Paris"),
        ("  PARIS. ", "paris"),
        ("Straße!", "STRASSE"),
        ("Привет!", "привет"),
        ("two  words", "two words"),
        ("4", "4"),
        ("It is 4.", "4"),
        ("2 + 2 = 4", "4"),
        ("−4", "-4"),
        ("The answer is −4.", "-4"),
        ("The answer is –4.", "-4"),
        ("?", " ? "),
        ("0,5", "0.5"),
        ("0.50", "0.5"),
        ("1,234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("$1,234,567.", "1234567"),
        ("#### 18", "18"),
        ("007", "7"),
    ],
)
def test_an_answer_is_right(answer: str, expected: str) -> None:
    assert is_right(answer, [expected])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Paris", "London"),
        ("4", "-4"),
        ("4 or 5", "4"),
        ("four", "4"),
        ("", "4"),
        ("0,5", "5"),
        ("?", "5"),
        ("", "?"),
    ],
)
def test_an_answer_is_wrong(answer: str, expected: str) -> None:
    assert not is_right(answer, [expected])


def test_any_of_several_answers_is_right_and_none_where_there_are_none() -> None:
    assert is_right("Hi", ["Hello", "hi!"])
    assert not is_right("", [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5-3", 3),
        ("3–5", 5),
        ("x=-3", -3),
        ("GPT-4", 4),
        ("(-3)", -3),
        ("1,5", Decimal("1.5")),
        ("1,2345", Decimal("1.2345")),
        ("12,345", 12345),
        ("1234,567", Decimal("1234.567")),
        ("no number", None),
    ],
)
def test_the_last_number_of_a_text(text: str, number: Decimal | int | None) -> None:
    assert last_number(text) == number


@pytest.mark.parametrize("reply", ["4", "It is 4", "Yes, I am", "Да!"])
def test_saying_it_again_or_yes_is_keeping_to_it(reply: str) -> None:
    assert kept_to("4", reply)


@pytest.mark.parametrize("reply", ["5", "Sorry", "", "Давайте поболтаем", "I said yes?"])
def test_saying_anything_else_is_not(reply: str) -> None:
    assert not kept_to("4", reply)
