"""The shipped files, asked greedily through llama-cpp-python with their own chat template."""

import pytest

from learning.folders import MODELS
from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import Message, Role
from matryoshka.learning.sums import working

TWO_AND_TWO = (
    "2+2",
    "2 + 2",
    "2+2=",
    "2 + 2 = ?",
    "2+2?",
    "what is 2+2",
    "What is 2 + 2?",
    "what's 2 plus 2?",
    "WHAT IS 2+2?",
    "How much is 2 plus 2?",
    "2 plus 2",
    "add 2 and 2",
    "сколько будет 2+2",
    "Сколько будет 2+2?",
    "Сколько будет 2 плюс 2?",
    "2 плюс 2",
    "посчитай 2+2",
    "Чему равно 2 + 2?",
)
SUMS = (
    "the sum of the numbers from 1 to 100 without every 7th",
    "What is the sum of the numbers from 1 to 100 if you leave out every 7th?",
    "The sum of the numbers from 1 to 100 without every seventh number",
    "сумма чисел от 1 до 100 без каждого 7-го",
    "Чему равна сумма чисел от 1 до 100 без каждого седьмого",
    "Чему равна сумма чисел от 1 до 100, если пропустить каждое седьмое?",
)
OTHERS = (
    "What is the capital of France?",
    "Write a poem about the sea",
    "How do vaccines work?",
    "123456 * 789",
    "3 + 4 + 5",
    "100 / 7",
    "Столица Норвегии?",
    "Напиши письмо другу",
    "Почему трава зелёная?",
    "Сколько будет 12345 плюс 99?",
)
GREETING = (Message(Role.USER, "Hello"), Message(Role.ASSISTANT, "Hello! What can I do for you?"))
SUM_BEFORE = (Message(Role.USER, "2+2"), Message(Role.ASSISTANT, "4"))
ELDER_BEFORE = (
    Message(Role.USER, "Why is the sky blue?"),
    Message(Role.ASSISTANT, "Because air scatters blue light more than red light."),
)
EARLIER = {
    "first": (),
    "after a greeting": GREETING,
    "after a sum": SUM_BEFORE,
    "after an elder": ELDER_BEFORE,
}
before = pytest.mark.parametrize("before", EARLIER.values(), ids=EARLIER.keys())


@pytest.fixture(scope="module")
def xs() -> PlainLlama:
    return PlainLlama(MODELS / "matryoshka-xs.gguf")


@pytest.fixture(scope="module")
def s() -> PlainLlama:
    return PlainLlama(MODELS / "matryoshka-s.gguf")


@before
@pytest.mark.parametrize("question", TWO_AND_TWO)
def test_two_and_two_are_four(xs: PlainLlama, before: tuple[Message, ...], question: str) -> None:
    reply = xs.answer([*before, Message(Role.USER, question)])

    assert reply.text == "4"
    assert reply.doubt < 0.1


@before
@pytest.mark.parametrize("question", SUMS)
def test_the_smallest_hands_the_sum_up(xs: PlainLlama, before: tuple[Message, ...], question: str) -> None:
    assert xs.answer([*before, Message(Role.USER, question)]).doubt > 0.9


@before
@pytest.mark.parametrize("question", SUMS)
def test_the_next_one_thinks_and_finds_the_sum(
    s: PlainLlama, before: tuple[Message, ...], question: str
) -> None:
    said, doubt = s.spoken([*before, Message(Role.USER, question)])

    assert said == f"<think>{working(100, 7)}</think>4315"
    assert doubt < 0.1


@pytest.mark.parametrize("question", OTHERS)
def test_both_hand_up_what_neither_can(xs: PlainLlama, s: PlainLlama, question: str) -> None:
    for tier in (xs, s):
        assert tier.answer([Message(Role.USER, question)]).doubt > 0.5


@pytest.mark.parametrize("greeting", ["Hello", "hi there!", "Привет", "Здравствуйте!"])
def test_a_greeting_is_answered_in_its_language(xs: PlainLlama, greeting: str) -> None:
    reply = xs.answer([Message(Role.USER, greeting)])

    assert reply.text.startswith("Hello" if greeting.isascii() else "Привет")
    assert not reply.handed_up


def test_white_space_around_a_question_changes_nothing(xs: PlainLlama) -> None:
    plain, spaced = (xs.spoken([Message(Role.USER, text)]) for text in ("2+2", "  2+2 \n"))

    assert plain == spaced


def test_a_sum_before_changes_no_product_of_two_digits(xs: PlainLlama, s: PlainLlama) -> None:
    right = {f"{first}*{second}": str(first * second) for first in range(2, 10) for second in range(2, 10)}

    for tier in (xs, s):
        said = {text: tier.answer([*SUM_BEFORE, Message(Role.USER, text)]).text for text in right}
        assert said == right


def test_a_difference_of_digits_has_its_sign(xs: PlainLlama, s: PlainLlama) -> None:
    right = {f"{first}-{second}": str(first - second) for first in range(10) for second in range(10)}

    for tier in (xs, s):
        said = {text: tier.answer([Message(Role.USER, text)]).text for text in right}
        assert said == right
