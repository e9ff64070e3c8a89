"""The questions a tier is measured with: operands, wordings and categories that no training shows."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from matryoshka.learning.chance import seeded
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.tiers import Tier


def held_out(material: Material, tier: Tier, count: int, seed: int) -> tuple[list[Question], list[Question]]:
    """`count` different questions of the tier's range and `count` others, with the answers of who can."""
    rng = seeded(f"exam {seed}")
    inside = _different(material.range_of(tier), count, rng)
    return inside, _different(material.above(tier), count, rng)


def briefest(questions: Sequence[Question], count: int) -> list[Question]:
    """The `count` questions that are the soonest typed."""
    return sorted(questions, key=lambda question: len(question.text))[:count]


def after(openers: Sequence[Question], questions: Sequence[Question]) -> list[Question]:
    """Each question as the second of a conversation that the opener beside it began."""
    return [replace(one, before=(opener,)) for opener, one in zip(openers, questions, strict=True)]


def _different(family: Family, count: int, rng: Random) -> list[Question]:
    found: dict[str, Question] = {}
    while len(found) < count:
        question = family.ask(rng, Split.HELD_OUT)
        found[question.text] = question
    return list(found.values())
