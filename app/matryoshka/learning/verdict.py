"""What a tier made of a question, without the library that found it out."""

from dataclasses import dataclass

from matryoshka.learning.questions import Question

PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question, what the tier's greedy answer to it is worth, and its probability of handing up, 0..1.

    `right` is judged with the hand-off token left out, so of a tier that was made to answer. `first` is
    the id its answer begins with.
    """

    question: Question
    right: bool
    doubt: float
    first: int

    @property
    def declined(self) -> bool:
        return self.doubt > PATIENCE
