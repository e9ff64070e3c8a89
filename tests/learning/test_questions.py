"""What may be asked in training, what is kept for measuring, and that the two never meet."""

import re
from collections import Counter

import pytest

from learning.folders import TEXTS
from matryoshka.learning.chance import seeded
from matryoshka.learning.exam import held_out
from matryoshka.learning.holdout import operands_held_out, wording_held_out
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.tiers import TIERS, XS, S, Tier
from matryoshka.learning.tokens import HANDOFF
from matryoshka.learning.wording import mistyped, spelled_out

MATERIAL = Material.read(TEXTS)
MANY = 4000


def asked(tier: Tier, split: Split = Split.TRAINING, seed: str = "asked") -> list[Question]:
    family, rng = MATERIAL.asked_of(tier), seeded(seed)
    return [family.ask(rng, split) for _ in range(MANY)]


@pytest.mark.parametrize("tier", TIERS, ids=lambda tier: tier.name)
def test_held_out_pairs_never_appear_in_training(tier: Tier) -> None:
    with_operands = [question for question in asked(tier) if question.operands]

    assert len(with_operands) > MANY // 4
    assert not [q for q in with_operands if operands_held_out(q.family, *q.operands)]


def test_the_operands_a_question_names_are_those_in_its_text() -> None:
    ordinals = re.compile(r"\D1\D")
    for question in asked(S):
        if question.family in ("plus", "minus", "times", "percent") and question.operands:
            named, meant = Counter(map(int, re.findall(r"\d+", question.text))), Counter(question.operands)
            assert not meant - named
            assert set(named - meant) <= ({100} if question.family == "percent" else set())
        if question.family == "sum":
            assert str(question.operands[0]) in ordinals.sub(" ", question.text)


def test_a_fifth_of_all_pairs_is_held_out_and_the_famous_sum_is_among_them() -> None:
    pairs = [operands_held_out("plus", a, b) for a in range(100) for b in range(100)]

    assert 0.19 < sum(pairs) / len(pairs) < 0.21
    assert operands_held_out("sum", 100, 7)
    assert not operands_held_out("plus", 2, 2)


def test_every_held_out_product_is_trained_the_other_way_round() -> None:
    held_out = [(a, b) for a in range(10) for b in range(10) if operands_held_out("times", a, b)]

    assert len(held_out) >= 10
    assert not [pair for pair in held_out if operands_held_out("times", *reversed(pair))]


def test_held_out_wordings_of_small_talk_never_appear_in_training() -> None:
    for intent in MATERIAL.small_talk.intents:
        assert intent.trained
        assert set(intent.trained).isdisjoint(intent.held_out)
    held_out = [text for intent in MATERIAL.small_talk.intents for text in intent.held_out]

    assert len(held_out) > 500
    assert all(wording_held_out(text) for text in held_out)


def test_no_wording_means_two_things() -> None:
    meanings: dict[str, str] = {}
    for intent in MATERIAL.small_talk.intents:
        for wording in (*intent.trained, *intent.held_out):
            assert meanings.setdefault(wording, intent.name) == intent.name, wording


def test_nothing_is_both_answered_and_handed_up() -> None:
    def plain(text: str) -> str:
        return " ".join(text.lower().replace("ё", "е").strip(" ?!.=").split())

    rng = seeded("both")
    inside = {plain(MATERIAL.range_of(S).ask(rng, Split.TRAINING).text) for _ in range(MANY)}
    beyond = {plain(MATERIAL.beyond(S).ask(rng, Split.TRAINING).text) for _ in range(MANY)}

    assert inside.isdisjoint(beyond)


def test_the_smaller_tier_hands_up_what_the_larger_one_adds() -> None:
    for family in ("sum", "percent"):
        assert {q.answer for q in asked(XS) if q.family == family} == {HANDOFF}
        assert {q.is_handed_up for q in asked(S) if q.family == family and q.operands} == {False}
    assert {q.is_handed_up for q in asked(XS) if q.family == "plus" and max(q.operands, default=0) > 99} == {
        True
    }


@pytest.mark.parametrize("tier", TIERS, ids=lambda tier: tier.name)
def test_held_out_questions_repeat_themselves_and_none_is_asked_twice(tier: Tier) -> None:
    first, again = (held_out(MATERIAL, tier, 100, seed=3) for _ in range(2))
    inside, beyond = ({question.text for question in part} for part in first)

    assert first == again
    assert len(inside) == len(beyond) == 100
    assert not [question for question in first[0] if question.is_handed_up]


def test_alternatives_in_brackets_are_spelled_out_inside_one_another() -> None:
    assert set(spelled_out("how (are|is (it|this))( now|)")) == {
        "how are now",
        "how are",
        "how is it now",
        "how is it",
        "how is this now",
        "how is this",
    }


def test_a_slip_of_the_finger_changes_one_place_and_no_more() -> None:
    rng = seeded("slips")
    slips = {mistyped("how are you doing", rng) for _ in range(200)}

    assert len(slips) > 10
    assert all(abs(len(slip) - len("how are you doing")) <= 1 for slip in slips)
    assert mistyped("hi", rng) == "hi"
