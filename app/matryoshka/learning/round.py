"""One round: a tier tries fresh questions, its elder is asked where that matters, and it learns from both."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from matryoshka.learning.chance import seeded
from matryoshka.learning.course import Progress
from matryoshka.learning.labels import Judge, Judged, Try, tried
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Mixture, Question, Split

STEPS = 0.05
RATE = 0.04
"""Shares of the base run's steps and of its highest rate."""
QUESTIONS = 8_000


@dataclass(frozen=True, slots=True)
class Round:
    """The round of this number, on questions and batches drawn by the tier's seed; `scale` 1 is all of it."""

    lesson: Lesson
    elder: Judge | None
    number: int
    scale: float = 1.0

    def tries(self) -> list[Try]:
        """Fresh training questions, and what junior and elder make of them."""
        family = self.lesson.material.asked_of(self.lesson.tier)
        rng = seeded(f"round {self.number} of {self.lesson.tier.seed}")
        questions = [family.ask(rng, Split.TRAINING) for _ in range(round(QUESTIONS * self.scale))]
        return tried(list(self.lesson.arbiter().verdicts(questions)), self.elder)

    def taught(self, labels: Sequence[Question]) -> Generator[Progress, None, None]:
        """Train on the labelled questions."""
        # Fresh questions beside the judged ones, or the few labels would be learned by heart.
        both = Mixture((Judged(labels), self.lesson.material.asked_of(self.lesson.tier)), (1, 1))
        steps = round(STEPS * self.lesson.tier.steps * self.scale)
        return self.lesson.run(f"round-{self.number}", both, steps, RATE)
