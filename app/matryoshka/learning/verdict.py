"""What a tier made of a question, without the library that found it out."""

from collections.abc import Callable
from dataclasses import dataclass

from matryoshka.learning.questions import Question

PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question, what the tier's greedy answer to it is worth, and its probability of handing up, 0..1.

    `right` is judged with the hand-off token left out, so of a tier that was made to answer. `first` is
    the id its answer begins with, `sure` the probability of that, 0..1, with the hand-off token left in.
    """

    question: Question
    right: bool
    doubt: float
    first: int
    sure: float

    @property
    def declined(self) -> bool:
        return self.doubt > PATIENCE


Decision = Callable[[Verdict], bool]
"""Whether a tier hands up."""


def as_shipped(verdict: Verdict) -> bool:
    return verdict.declined


def greedy(verdict: Verdict) -> bool:
    """Handed up where no other token is likelier than the hand-off."""
    return verdict.doubt > verdict.sure


def doubting(patience: float) -> Decision:
    """Handed up where the doubt exceeds this patience, 0..1."""
    return lambda verdict: verdict.doubt > patience
