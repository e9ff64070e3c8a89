"""Rounds of a tier's training: it answers, arbiter and elder judge, and it learns what to hand up."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any

from matryoshka.learning.chance import seeded
from matryoshka.learning.curve import Point, Standing
from matryoshka.learning.exam import exam
from matryoshka.learning.labels import Judge, Judged, Labelling, gain
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Family, Mixture, Question, Split
from matryoshka.learning.train import Progress
from matryoshka.learning.verdict import Verdict

MOST_ROUNDS = 4
STEPS = 400
RATE = 0.1
QUESTIONS = 8_000
HELD_OUT = 2_000
HELD_OUT_SEED = 20_902


@dataclass(frozen=True, slots=True)
class Trained:
    """Progress of one run of a tier; round 0 is the base run."""

    tier: str
    round: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Arbitrated:
    """Fresh questions judged: how many, how many answered wrong, how many to be handed up from now on."""

    tier: str
    round: int
    questions: int
    wrong: int
    handed_up: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a tier stands after a round, on held-out questions, and whether it is worth more than before."""

    tier: str
    round: int
    point: Point
    better: bool


Event = Trained | Arbitrated | Measured


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of one tier after its base run; `elder` None is an elder that always stands above."""

    lesson: Lesson
    elder: Judge | None
    labelling: Labelling = gain
    most: int = MOST_ROUNDS
    scale: float = 1.0

    def events(self) -> Iterator[Event]:
        """Judge, train and measure until the held-out questions gain nothing; the best model stays."""
        base = self._standing()
        best = base.point(base)
        yield Measured(self._tier, 0, best, better=True)
        for number in range(1, self.most + 1):
            kept = _weights(self.lesson)
            family = yield from self._judged(number)
            both = Mixture((family, self.lesson.material.asked_of(self.lesson.tier)), (1, 1))
            # Fresh questions beside the judged ones, or the few labels would be learned by heart.
            for progress in self.lesson.run(f"round-{number}", both, round(STEPS * self.scale), RATE):
                yield Trained(self._tier, number, progress)
            point = self._standing().point(base)
            better = point.worth > best.worth
            yield Measured(self._tier, number, point, better)
            if not better:
                self.lesson.model.load_state_dict(kept)
                return
            best = point

    @property
    def _tier(self) -> str:
        return self.lesson.tier.name

    def _judged(self, number: int) -> Generator[Event, None, Family]:
        family = self.lesson.material.asked_of(self.lesson.tier)
        rng = seeded(f"round {number} of {self.lesson.tier.seed}")
        questions = [family.ask(rng, Split.TRAINING) for _ in range(round(QUESTIONS * self.scale))]
        verdicts = list(self.lesson.arbiter().verdicts(questions))
        labels = self._labels(verdicts)
        wrong = sum(not verdict.right for verdict in verdicts)
        yield Arbitrated(self._tier, number, len(labels), wrong, sum(label.is_handed_up for label in labels))
        return Judged(labels)

    def _labels(self, verdicts: list[Verdict]) -> list[Question]:
        """Every question as it should be learned; the elder is asked only where the junior is wrong."""
        wrong = [verdict.question for verdict in verdicts if not verdict.right]
        above = iter(self.elder.verdicts(wrong) if self.elder else ())
        return [self.labelling(v, None if v.right else next(above, None)) for v in verdicts]

    def _standing(self) -> Standing:
        questions = exam(self.lesson.material, self.lesson.tier, round(HELD_OUT * self.scale), HELD_OUT_SEED)
        verdicts = list(self.lesson.arbiter().verdicts(questions))
        half = len(verdicts) // 2
        return Standing(verdicts[:half], verdicts[half:])


def _weights(lesson: Lesson) -> dict[str, Any]:
    return {name: value.clone() for name, value in lesson.model.state_dict().items()}
