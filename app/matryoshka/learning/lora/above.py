"""Who stands above the tier that is taught: asked now, or known from answers that were judged before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from matryoshka.learning.labels import Judge
from matryoshka.learning.lora.examined import Examined
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.questions import Question
from matryoshka.learning.verdict import Verdict

_NO_TOKEN = -1


class Elder(Judge, Protocol):
    """A judge of whom one knows how long it takes."""

    def seconds(self, sample: Sequence[Question]) -> float:
        """For one question, as some take it."""
        ...


@dataclass(frozen=True, slots=True)
class Decided:
    """The tier as its junior meets it: what it hands up at its own patience counts as declined."""

    examined: Examined

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order, whose doubt is 0 or 1. Raises `AppError`."""
        for question, one in zip(questions, self.examined.tries(questions), strict=True):
            declined = one.doubted_after is not None
            yield Verdict(question, one.right, float(declined), _NO_TOKEN, one.first.probability)

    def seconds(self, sample: Sequence[Question]) -> float:
        return fmean(one.seconds for one in self.examined.tries(sample))


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was judged before, and need not be asked again."""

    paper: Paper

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order, whose doubt is 0 or 1."""
        for question in questions:
            declined = self.paper.judged[question.text].elder.declined
            yield Verdict(question, self.paper.right_above(question), float(declined), _NO_TOKEN, 1.0)

    def seconds(self, sample: Sequence[Question]) -> float:
        """None at all."""
        del sample
        return 0.0
