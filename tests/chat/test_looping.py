"""Circles are heard, and nothing that a good answer may repeat is taken for one."""

import itertools
import random
import time

import pytest

from matryoshka.chat.looping import Loop

SENTENCE = "I am sorry, but I cannot tell what the answer to that is. "
PARAGRAPHS = [
    f"Wait, let me think about case {name} again, since the sum may have been counted twice. "
    f"If {name} holds, the left side is larger than the right one, so it cannot be the one. "
    for name in ("one", "two", "three", "four", "five")
]
VERSES = [
    f"Verse {number} is about the {number * 37}th river that we crossed on our way.\n" for number in range(40)
]
REFRAIN = "Row, row, row your boat, gently down the stream,\nMerrily, merrily, life is but a dream.\n"


def closed(text: str, question: str = "Well?", size: int = 4) -> int | None:
    """How many characters were heard before a circle was."""
    loop = Loop(question)
    for start in range(0, len(text), size):
        if loop.closed(text[start : start + size]):
            return start + size
    return None


@pytest.mark.parametrize(
    "circle",
    ["G", "\n", "the ", "не знаю, ", "我不知道。", SENTENCE, "".join(PARAGRAPHS)],
    ids=["letter", "lines", "word", "words", "characters", "sentence", "paragraphs"],
)
def test_the_same_again_and_again_is_a_circle(circle: str) -> None:
    heard = closed("Let me see. " + circle * (20_000 // len(circle)))

    assert heard is not None
    assert 2_000 < heard < 2_100 + 4 * len(circle)


def test_paragraphs_that_recur_in_any_order_are_a_circle() -> None:
    order = random.Random(7)  # noqa: S311 - it is to be the same each time

    assert closed("".join(order.choice(PARAGRAPHS) for _ in range(100)))


@pytest.mark.parametrize("size", [1, 3, 50, 20_000])
def test_a_circle_is_heard_in_pieces_of_any_size(size: int) -> None:
    assert closed(SENTENCE * 100, size=size)


FINE = {
    "a word fifty times": "understanding " * 50,
    "laughter": "ha " * 200,
    "a ruler": "=" * 200 + "\n" + "-" * 200,
    "a song with a refrain": "".join(verse + REFRAIN for verse in VERSES[:20]),
    "numbers": ", ".join(map(str, range(1, 2_000))),
    "a multiplication table": "".join(f"{a} × {b} = {a * b}\n" for a in range(1, 26) for b in range(1, 26)),
    "a table": "| name | size | ready |\n|------|------|-------|\n"
    + "".join(f"| part {number} | 10 | yes |\n" for number in range(300)),
    "code with lines alike": "".join(
        f"    def test_case_{number}(self):\n        self.assertEqual(self.answer({number}), True)\n\n"
        for number in range(80)
    ),
    "a field of zeros": "[" + ("0, " * 20 + "\n") * 20 + "]",
    "a board": ("#" + " " * 38 + "#\n") * 40,
    "cards of one shape": "".join(
        f'<div class="card"><h2>{name}</h2><p class="muted">A part of the collection of a house.</p></div>\n'
        for name in itertools.islice(map("".join, itertools.permutations("abcdef")), 60)
    ),
    "prose": " ".join(
        f"In the year {year} the town had {year * 7 % 911} houses." for year in range(1500, 1900)
    ),
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE.keys())
def test_what_a_good_answer_may_repeat_is_no_circle(text: str) -> None:
    assert closed(text) is None


def test_what_the_question_wished_to_read_often_may_go_on_for_longer() -> None:
    line = "I will not talk in class. "
    wish = "Write “I will not talk in class” two hundred times"

    assert closed(line * 200, wish) is None
    assert closed(line * 200, "What shall I do?")
    assert closed(line * 2_000, wish)


def test_something_new_opens_the_circle() -> None:
    assert (
        closed((SENTENCE * 25 + "And yet: ") + (SENTENCE * 30 + "Once more, then! ") + SENTENCE * 30) is None
    )


def test_listening_is_cheap_and_remembers_a_limited_part() -> None:
    loop, text = Loop("Well?"), FINE["prose"]
    begun = time.process_time()
    for number in range(5):
        for start in range(0, len(text), 4):
            loop.closed(text[start : start + 4].replace("the", str(number)))

    assert (time.process_time() - begun) / (5 * len(text) / 4) < 0.000_05
    assert len(loop._times) <= 10_000
