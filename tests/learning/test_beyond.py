"""What is asked beyond the range of the tiers lies beyond it, and whole categories are kept for measuring."""

import re

import pytest

from learning.folders import TEXTS
from matryoshka.learning.beyond import Templates
from matryoshka.learning.chance import seeded
from matryoshka.learning.material import Material
from matryoshka.learning.noise import Noise
from matryoshka.learning.questions import Family, Mixture, Split
from matryoshka.learning.tiers import Kind
from matryoshka.learning.tokens import HANDOFF

MANY = 6000
MATERIAL = Material.read(TEXTS)
CALCULATIONS = Mixture([MATERIAL.families()[kind] for kind in (Kind.SMALL, Kind.LARGE, Kind.SUMS)], (1, 1, 1))
NOISE = Noise.read(TEXTS, CALCULATIONS, MATERIAL.small_talk, MATERIAL.templates)
FAMILIES: tuple[Family, ...] = (*MATERIAL.templates, NOISE)
LARGEST = {"plus": 9999, "minus": 9999, "times": 99}


def plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").strip(" ?!.=").split())


def shape(text: str) -> str:
    """The text with every number as one mark, and without its spaces."""
    return re.sub(r"\d+", "#", "".join(plain(text).split()))


def shapes(kind: str) -> set[str]:
    """Every wording of one operation, in every frame of either language."""
    book = MATERIAL.arithmetic.book
    words, frames = book[kind], [*book["frames"]["en"], *book["frames"]["ru"]]
    signed = [f"{{a}} {sign} {{b}}" for sign in words["signs"]]
    framed = [f.replace("{e}", e) for f in frames for e in (*signed, *words["en"], *words["ru"])]
    numbered = re.compile(r"\{[ab]\}")
    return {shape(numbered.sub("1", w)) for w in (*framed, *words["en_orders"], *words["ru_orders"])}


@pytest.mark.parametrize("kind", LARGEST)
def test_no_calculation_of_the_range_is_handed_up(kind: str) -> None:
    known, rng = shapes(kind), seeded(kind)
    texts = [family.ask(rng, Split.TRAINING).text for family in FAMILIES for _ in range(MANY)]
    pairs = [re.findall(r"\d+", text) for text in texts if shape(text) in known]

    assert shape({"plus": "what is 2 + 2", "minus": "2 - 2", "times": "2 х 2"}[kind]) in known
    assert not [pair for pair in pairs if len(pair) > 1 and max(map(int, pair)) <= LARGEST[kind]]


@pytest.mark.parametrize("templates", MATERIAL.templates, ids=("english", "russian"))
def test_no_percentage_or_sum_of_the_range_is_handed_up(templates: Templates) -> None:
    rng = seeded("percentages")
    percentage = re.compile(r"(?:\D*[^\d.,-])?[1-9]\d? ?(?:%|percent|процент\w*) (?:of|от) [1-9]\d{0,2}")
    every = "(?:every|каждого) (?:[2-9]|1[0-2])(?:st|nd|rd|th|-го)"
    total = re.compile(
        rf".*(?:sum|сумма) (?:of the numbers|чисел) .* 1 (?:to|до) (?:\d\d?|100) (?:without|без) {every}"
    )
    texts = [plain(templates.ask(rng, Split.TRAINING).text) for _ in range(MANY)]

    assert percentage.fullmatch("what is 20% of 50")
    assert total.fullmatch("the sum of the numbers from 1 to 50 without every 7th")
    assert not [text for text in texts if percentage.fullmatch(text) or total.fullmatch(text)]


@pytest.mark.parametrize("family", FAMILIES, ids=("english", "russian", "noise"))
def test_no_small_talk_of_the_range_is_handed_up(family: Family) -> None:
    rng = seeded("talk")
    known = {
        plain(text) for intent in MATERIAL.small_talk.intents for text in intent.trained + intent.held_out
    }
    asked = [family.ask(rng, Split.TRAINING) for _ in range(MANY)]

    assert known.isdisjoint(plain(question.text) for question in asked)
    assert {question.answer for question in asked} == {HANDOFF}


@pytest.mark.parametrize("templates", MATERIAL.templates, ids=("english", "russian"))
def test_whole_categories_are_kept_for_measuring(templates: Templates) -> None:
    trained = {text for texts in templates.trained.values() for text in texts}
    held_out = {text for texts in templates.held_out.values() for text in texts}

    assert {"code", "translation", "units", "logic", "opinion", "records"} <= set(templates.held_out)
    assert set(templates.held_out).isdisjoint(templates.trained)
    assert trained.isdisjoint(held_out)


def test_noise_repeats_itself_for_the_same_seed() -> None:
    first, again = ([NOISE.ask(rng, Split.TRAINING) for _ in range(50)] for rng in (seeded("1"), seeded("1")))

    assert first == again
