"""One round: a tier tries fresh questions, its elder is asked where that matters, and it learns from both."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from matryoshka.learning.chance import seeded
from matryoshka.learning.labels import Judge, Judged
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Mixture, Question, Split
from matryoshka.learning.train import Progress
from matryoshka.learning.verdict import Verdict

STEPS = 0.05
RATE = 0.04
"""Shares of the base run's steps and of its highest rate."""
QUESTIONS = 8_000


@dataclass(frozen=True, slots=True)
class Try:
    """The junior's verdict on a question, and the elder's where it was asked."""

    junior: Verdict
    elder: Verdict | None

    @property
    def is_wrong(self) -> bool:
        """Whether the junior is wrong about a question of its range."""
        return not self.junior.right and not self.junior.question.is_handed_up


@dataclass(frozen=True, slots=True)
class Round:
    """The round of this number, on questions and batches drawn by the tier's seed; `scale` 1 is all of it."""

    lesson: Lesson
    elder: Judge | None
    number: int
    scale: float = 1.0

    def tries(self) -> list[Try]:
        """Fresh training questions; the elder is asked only where its word can change what is learned."""
        family = self.lesson.material.asked_of(self.lesson.tier)
        rng = seeded(f"round {self.number} of {self.lesson.tier.seed}")
        questions = [family.ask(rng, Split.TRAINING) for _ in range(round(QUESTIONS * self.scale))]
        alone = [Try(verdict, None) for verdict in self.lesson.arbiter().verdicts(questions)]
        if self.elder is None:
            return alone
        above = self.elder.verdicts([one.junior.question for one in alone if one.is_wrong])
        return [Try(one.junior, next(above)) if one.is_wrong else one for one in alone]

    def taught(self, labels: Sequence[Question]) -> Generator[Progress, None, None]:
        """Train on the labelled questions."""
        # Fresh questions beside the judged ones, or the few labels would be learned by heart.
        both = Mixture((Judged(labels), self.lesson.material.asked_of(self.lesson.tier)), (1, 1))
        steps = round(STEPS * self.lesson.tier.steps * self.scale)
        return self.lesson.run(f"round-{self.number}", both, steps, RATE)
