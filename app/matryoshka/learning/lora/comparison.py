"""What a tier was and what it has become: two ways to know when to ask, on the same held-out questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference, estimate
from matryoshka.learning.evaluation.frontier import apgr
from matryoshka.learning.evaluation.pair import Pair, decided_reading
from matryoshka.learning.evaluation.records import Record, Rung, Try
from matryoshka.learning.evaluation.sides import Side
from matryoshka.learning.lora.news import Compared
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.questions import Question


@dataclass(frozen=True, slots=True)
class Tries:
    """What one tier and its elder do with the same questions."""

    junior: Sequence[Try]
    elder: Sequence[Try]

    def pair(self, paper: Paper, questions: Sequence[Question]) -> Pair:
        rungs = [Rung("junior", 1.0, 1), Rung("elder", 1.0, 1)]
        records = [
            Record(paper.exercise(question), {"junior": one, "elder": other}, {})
            for question, one, other in zip(questions, self.junior, self.elder, strict=True)
        ]
        return Pair.of([Side.of(records, rung) for rung in rungs])


def compared(tier: str, before: Pair, after: Pair, surety: Floats) -> Compared:
    """`surety` is the probability of the first token before, (questions,)."""
    draws = Resamples.drawn(len(surety))
    was = draws.of(apgr(before, decided_reading(before, -surety)))[0]
    now = draws.of(apgr(after, decided_reading(after, after.junior.doubt)))[0]
    return Compared(
        tier=tier,
        questions=len(surety),
        right_before=draws.share(before.junior.right),
        right_after=draws.share(after.junior.right),
        apgr_before=estimate(was),
        apgr_after=estimate(now),
        gained=difference(now, was),
    )
