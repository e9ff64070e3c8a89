"""The exam of the built-in tiers: different questions in parts, none of which training shows."""

import re
from collections import Counter

import pytest

from learning.folders import RESOURCES, TEXTS
from matryoshka.learning.chance import seeded
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.material import Material
from matryoshka.learning.new_wordings import NewWordings
from matryoshka.learning.own_exam import OwnExam
from matryoshka.learning.questions import Split
from matryoshka.learning.tiers import Kind, S

EXAM = OwnExam.read(TEXTS, RESOURCES / "evaluation")
ROWS = list(EXAM.rows(1000, seed=1))
MATERIAL = Material.read(TEXTS)


def test_the_exam_asks_as_many_different_questions_as_it_is_told() -> None:
    assert len(ROWS) == len({plain(row["question"]) for row in ROWS}) == 1000
    assert list(EXAM.rows(1000, seed=1)) == ROWS
    assert list(EXAM.rows(1000, seed=2)) != ROWS


def test_two_fifths_are_for_each_tier_and_a_fifth_is_beyond_both() -> None:
    counts = Counter(row["part"].partition(":")[0] for row in ROWS)

    assert counts == {"XS": 400, "S": 400, "beyond": 200}
    assert {row["beyond"] for row in ROWS if row["part"].startswith("beyond")} == {True}
    assert all(row["answer"] for row in ROWS if not row["beyond"])


def test_families_name_the_kind_and_span_the_border_of_the_smallest_tier() -> None:
    by_tier = {tier: {row["family"] for row in ROWS if row["part"].startswith(tier)} for tier in ("XS", "S")}

    assert {"plus", "minus", "times"} <= by_tier["XS"] & by_tier["S"]


def test_nothing_in_the_exam_is_asked_in_training() -> None:
    rng = seeded("training")
    family = MATERIAL.asked_of(S)
    trained = {plain(family.ask(rng, Split.TRAINING).text) for _ in range(100_000)}

    shown = [row["part"] for row in ROWS if plain(row["question"]) in trained]

    # Training slips on letters by chance, and may so write “favorite” where only “favourite” is trained.
    assert set(shown) <= {"XS: small talk"}
    assert len(shown) <= 0.002 * len(ROWS)
    assert not [row["question"] for row in ROWS if EXAM.trained.leak(row["question"])]


def test_new_wordings_stand_in_no_training_text() -> None:
    book = MATERIAL.arithmetic.book
    trained = {frame for language in ("en", "ru") for frame in book["frames"][language]}
    orders = {order for kind in ("plus", "minus", "times", "percent") for order in _orders(book[kind])}
    new = NewWordings.read(MATERIAL.families()[Kind.SMALL], RESOURCES / "evaluation").book
    pages = [page for kind in ("plus", "minus", "times", "percent") for page in new[kind].values()]

    assert not trained & {frame for page in pages for frame in page["frames"]}
    assert not orders & {question for page in pages for question in page["questions"]}
    for language in ("en", "ru"):
        known = set(MATERIAL.sums.wordings[f"{language}_cuts"])
        assert not known & set(new["sums"][language]["cuts"])


def _orders(words: dict[str, list[str]]) -> list[str]:
    return words["en_orders"] + words["ru_orders"]


def test_a_later_turn_has_all_the_turns_before_it() -> None:
    rows = list(EXAM.rows(100, seed=1, turn=5))

    assert {len(row["before"]) for row in rows} == {8}
    assert all(all(row["before"]) for row in rows)
    assert len({tuple(row["before"]) for row in rows}) > 90


@pytest.mark.parametrize("kind", [Kind.SMALL, Kind.LARGE, Kind.SUMS])
def test_a_new_wording_keeps_operands_and_answer(kind: Kind) -> None:
    family = NewWordings.read(MATERIAL.families()[kind], RESOURCES / "evaluation")
    rng = seeded("new wordings")
    for question in (family.ask(rng, Split.HELD_OUT) for _ in range(300)):
        numbers = set(map(int, re.findall(r"\d+", question.text)))

        assert set(question.operands) <= numbers | {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
        assert operands_held_out(question.family, *question.operands)
    with pytest.raises(ValueError, match="never for training"):
        family.ask(rng, Split.TRAINING)
