"""The texts of the exam: whole, told apart, beyond the range where they say so, as many as described."""

import json
import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from matryoshka.learning.chance import seeded
from matryoshka.learning.near_misses import NearMisses
from matryoshka.learning.questions import Question, Split
from matryoshka.paths import resources

FOLDER = resources() / "evaluation"
NEAR_MISSES = NearMisses.read(FOLDER)
MANY = 2000
OPERATOR = (
    r"(?:[-+−–*×·хx%]|plus|minus|times|плюс|минус|умножить на|"
    r"%? ?(?:percent )?of|процент\w* от|% от)"
)
TWO_OPERANDS = re.compile(
    rf"[^\d.,]{{0,40}}\d{{1,4}}\s*{OPERATOR}\s*\d{{1,4}}(?![a-f])[^\d.,]{{0,40}}[.,]?", re.IGNORECASE
)
SUM_WITH_A_CUT = re.compile(
    r"\b1 ?(?:to|through|till|\.\.+|[-–…]|до) ?\d+.*(?:every|multiples|кажд|кратн)", re.IGNORECASE
)


def beyond() -> list[dict[str, Any]]:
    lines = (FOLDER / "beyond.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def near_misses(seed: str) -> list[Question]:
    rng = seeded(seed)
    return [NEAR_MISSES.ask(rng, Split.HELD_OUT) for _ in range(MANY)]


def wordings() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((FOLDER / "wordings.toml").read_text(encoding="utf-8"))


def in_range(text: str) -> bool:
    return bool(TWO_OPERANDS.fullmatch(text) or SUM_WITH_A_CUT.search(text))


def test_every_row_has_a_question_and_an_answer_a_list_of_them_or_none() -> None:
    for row in beyond():
        assert set(row) == {"question", "answer", "beyond", "family"}
        assert row["question"].strip() == row["question"] != ""
        assert row["beyond"] is True
        answers = row["answer"] if isinstance(row["answer"], list) else [row["answer"] or "none"]
        assert answers
        assert all(isinstance(answer, str) and answer.strip() for answer in answers)


def test_no_question_stands_twice() -> None:
    counted = Counter(" ".join(row["question"].lower().strip(" ?!.").split()) for row in beyond())

    assert not [question for question, count in counted.items() if count > 1]


def test_there_are_as_many_rows_of_each_family_as_described() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    rows = beyond()
    counted, answered = (
        Counter(row["family"] for row in rows if row["answer"] is not None or also_without)
        for also_without in (True, False)
    )

    assert described == [(name, str(count), str(answered[name])) for name, count in counted.items()]


def test_the_range_is_recognized_when_seen() -> None:
    asked = ("what is 2+2?", "12 минус 7", "7 × 8", "15% of 300", "sum 1 to 100 without every 7th")

    assert all(in_range(text) for text in asked)


def test_nothing_is_in_range() -> None:
    questions = [row["question"] for row in beyond()] + [q.text for q in near_misses("range")]

    assert not [text for text in questions if in_range(text)]


def test_near_misses_repeat_themselves_and_come_from_every_family() -> None:
    first = near_misses("same")

    assert first == near_misses("same")
    assert {q.family for q in first} == set(NEAR_MISSES.wordings)
    assert not [q.text for q in first if "{" in q.text]


def test_near_misses_are_never_trained_on() -> None:
    with pytest.raises(ValueError, match="never for training"):
        NEAR_MISSES.ask(seeded("training"), Split.TRAINING)


def test_what_is_right_of_a_near_miss_is_right() -> None:
    signs = re.compile(r"(\d+) ?([-+]) ?(\d+) ?([-+]) ?(\d+)\D*")
    found = [(match, q) for q in near_misses("right") if (match := signs.fullmatch(q.text))]

    assert len(found) > 20
    for match, question in found:
        a, first, b, second, c = match.groups()
        assert int(a) + int(first + b) + int(second + c) == int(question.answer)


def test_a_decimal_is_right_with_a_point_or_a_comma() -> None:
    decimals = [q for q in near_misses("decimals") if q.family == "decimals" and "." in q.answer]

    assert decimals
    assert all(q.fitting[1] == q.answer.replace(".", ",") for q in decimals)
    assert not [q for q in decimals if q.answer.endswith("0")]


def test_each_family_of_near_misses_has_25_different_wordings_in_each_language() -> None:
    for family in NEAR_MISSES.wordings.values():
        for language in ("en", "ru"):
            assert sum(len(kind[language]) for kind in family.values()) == 25
            assert all(len(set(kind[language])) == len(kind[language]) for kind in family.values())


def test_untrained_wordings_hold_what_they_are_filled_with() -> None:
    for name, languages in wordings().items():
        for lists in languages.values():
            marks = {
                "frames": "{n} {cut}" if name == "sums" else "{e}",
                "cuts": "{k",
                "expressions": "{a} {b}",
            }
            for kind, texts in lists.items():
                wanted = marks.get(kind, "{a} {b}").split()
                assert not [text for text in texts if any(text.count(mark) != 1 for mark in wanted)]
                assert len(texts) == len(set(texts))


def test_there_are_many_untrained_frames_of_each_operation_and_of_sums() -> None:
    for name, languages in wordings().items():
        assert set(languages) == {"en", "ru"}
        assert min(len(lists["frames"]) for lists in languages.values()) >= (6 if name == "sums" else 10)
