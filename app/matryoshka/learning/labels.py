"""What a question teaches after the junior tried it and, where it was wrong, the elder judged."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from matryoshka.learning.chance import happens
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.verdict import Verdict


class Judge(Protocol):
    """Whoever can be asked the same questions: the junior itself, or its elder."""

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order."""


@dataclass(frozen=True, slots=True)
class Try:
    """The junior's verdict on a question, and the elder's where it was asked."""

    junior: Verdict
    elder: Verdict | None

    @property
    def is_wrong(self) -> bool:
        """Whether the junior is wrong about a question of its range."""
        return not self.junior.right and not self.junior.question.is_handed_up


def tried(alone: Sequence[Verdict], elder: Judge | None) -> list[Try]:
    """The elder is asked only where its word can change what is learned."""
    tries = [Try(verdict, None) for verdict in alone]
    if elder is None:
        return tries
    above = elder.verdicts([one.junior.question for one in tries if one.is_wrong])
    return [Try(one.junior, next(above)) if one.is_wrong else one for one in tries]


Labelling = Callable[[Verdict, Verdict | None], Question]


def gain(junior: Verdict, elder: Verdict | None) -> Question:
    """Handed up where the junior is wrong and what stands above is right or declines; else answered.

    None is the elder that no built-in tier is: it may always stand above, and is asked nothing here.
    """
    above = elder is None or elder.right or elder.declined
    return junior.question if junior.right or not above else junior.question.handed_up()


def junior_wrong(junior: Verdict, elder: Verdict | None) -> Question:  # noqa: ARG001 - that is its point
    """Handed up wherever the junior is wrong, whatever the elder would say."""
    return junior.question if junior.right else junior.question.handed_up()


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A labelling whose arbiter errs about the junior in this share, 0..1, of all cases."""

    labelling: Labelling
    share: float
    rng: Random

    def __call__(self, junior: Verdict, elder: Verdict | None) -> Question:
        if not happens(self.rng, self.share):
            return self.labelling(junior, elder)
        return junior.question.handed_up() if junior.right else junior.question


@dataclass(frozen=True, slots=True)
class Judged:
    """A family of questions that the arbiter has labelled for this junior."""

    labels: Sequence[Question]

    def ask(self, rng: Random, split: Split) -> Question:
        """A labelled training question; nothing here is held out."""
        if split is Split.HELD_OUT:
            raise ValueError("Labels are earned on training questions only.")
        return rng.choice(self.labels)
