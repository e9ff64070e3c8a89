"""The questions a tier is measured with: operands, wordings and categories that no training shows."""

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


def _different(family: Family, count: int, rng: Random) -> list[Question]:
    found: dict[str, Question] = {}
    while len(found) < count:
        question = family.ask(rng, Split.HELD_OUT)
        found[question.text] = question
    return list(found.values())
