"""Rounds of a tier's training: it answers, arbiter and elder judge, and it learns what to hand up."""

from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.learning.curve import Point
from matryoshka.learning.labels import Judge, gain
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.round import Round
from matryoshka.learning.train import Progress
from matryoshka.learning.yardstick import Yardstick

MOST_ROUNDS = 4
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
    """Fresh questions judged: how many, how many of its range it got wrong, how many it is to hand up."""

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
    most: int = MOST_ROUNDS
    scale: float = 1.0

    def events(self) -> Iterator[Event]:
        """Judge, train and measure until the held-out questions gain nothing; the best model stays."""
        tier, lesson = self.lesson.tier, self.lesson
        count = max(1, round(HELD_OUT * self.scale))
        yardstick = Yardstick.of(lesson.material, tier, self.elder, count, HELD_OUT_SEED)
        base = yardstick.standing(lesson.arbiter())
        best = base.point(base)
        yield Measured(tier.name, 0, best, better=True)
        for number in range(1, self.most + 1):
            kept = lesson.weights()
            yield from self._round(number)
            point = yardstick.standing(lesson.arbiter()).point(base)
            better = point.worth > best.worth
            yield Measured(tier.name, number, point, better)
            if not better:
                lesson.model.load_state_dict(kept)
                return
            best = point

    def _round(self, number: int) -> Iterator[Event]:
        name, one = self.lesson.tier.name, Round(self.lesson, self.elder, number, self.scale)
        tries = one.tries()
        labels = [gain(each.junior, each.elder) for each in tries]
        wrong, handed_up = sum(each.is_wrong for each in tries), sum(label.is_handed_up for label in labels)
        yield Arbitrated(name, number, len(tries), wrong, handed_up)
        for progress in one.taught(labels):
            yield Trained(name, number, progress)
