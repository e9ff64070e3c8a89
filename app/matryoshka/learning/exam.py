"""The questions a tier is measured with: operands, wordings and categories that no training shows."""

from random import Random
from typing import TypedDict

from matryoshka.learning.chance import seeded
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.tiers import Tier


class ExamRow(TypedDict):
    """One question as it is written to a file; the answer is the hand-off token where the tier should ask."""

    question: str
    answer: str
    family: str


def exam(material: Material, tier: Tier, count: int, seed: int) -> list[Question]:
    """`count` different questions of the tier's range and `count` of everything else, to be handed up."""
    inside, beyond = held_out(material, tier, count, seed)
    return inside + [question.handed_up() for question in beyond]


def held_out(material: Material, tier: Tier, count: int, seed: int) -> tuple[list[Question], list[Question]]:
    """The same questions, those of the range and all others, each with the answers of the tier that can."""
    rng = seeded(f"exam {seed}")
    inside = _different(material.range_of(tier), count, rng)
    return inside, _different(material.above(tier), count, rng)


def rows(questions: list[Question]) -> list[ExamRow]:
    """The questions as rows, each with the first of its fitting answers."""
    return [ExamRow(question=q.text, answer=q.answer, family=q.family) for q in questions]


def _different(family: Family, count: int, rng: Random) -> list[Question]:
    found: dict[str, Question] = {}
    while len(found) < count:
        question = family.ask(rng, Split.HELD_OUT)
        found[question.text] = question
    return list(found.values())
