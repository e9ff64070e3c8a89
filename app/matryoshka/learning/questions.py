"""A question with what a tier should do about it, and the families that ask such questions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Protocol

from matryoshka.learning.tokens import HANDOFF


class Split(StrEnum):
    """Which side of the wall a question comes from: training never sees what is held out."""

    TRAINING = "training"
    HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of which operands, every fitting answer (the first is learned), the working before it.

    `before` are the questions of the same conversation that were asked and answered earlier.
    """

    text: str
    fitting: tuple[str, ...]
    family: str
    working: str = ""
    operands: tuple[int, ...] = ()
    before: tuple["Question", ...] = ()

    @property
    def answer(self) -> str:
        return self.fitting[0]

    @property
    def is_handed_up(self) -> bool:
        return self.fitting == (HANDOFF,)

    def handed_up(self) -> "Question":
        """The same question, to be given to the elder."""
        return replace(self, fitting=(HANDOFF,), working="")


class Family(Protocol):
    """One kind of question."""

    def ask(self, rng: Random, split: Split) -> Question:
        """A random question of this kind from the given side of the wall."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A family that asks as other families do, each with its share; shares are relative."""

    families: Sequence[Family]
    shares: Sequence[float]

    def ask(self, rng: Random, split: Split) -> Question:
        return rng.choices(self.families, self.shares)[0].ask(rng, split)


@dataclass(frozen=True, slots=True)
class HandedUp:
    """A family whose every question this tier gives to its elder."""

    family: Family

    def ask(self, rng: Random, split: Split) -> Question:
        return self.family.ask(rng, split).handed_up()


@dataclass(frozen=True, slots=True)
class ByHeart:
    """A family whose questions of these kinds are answered at once, without a working."""

    family: Family
    kinds: frozenset[str]

    def ask(self, rng: Random, split: Split) -> Question:
        question = self.family.ask(rng, split)
        return replace(question, working="") if question.family in self.kinds else question
