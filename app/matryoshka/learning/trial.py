"""One round of one base model, taught in several ways by several seeds, each measured on the same questions.

One round is enough to tell the ways apart: all begin with the same base model, and those of one seed also
with the same questions and verdicts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from matryoshka.learning.chance import seeded
from matryoshka.learning.curve import Point, Standing
from matryoshka.learning.labels import Judge, Labelling, Mistaken, Try, gain, junior_wrong
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Question
from matryoshka.learning.round import Round
from matryoshka.learning.verdict import PATIENCE, as_shipped, doubting, greedy
from matryoshka.learning.yardstick import Yardstick

PATIENCES = tuple(percent / 100 for percent in range(5, 100, 5))
UNTAUGHT, RECIPE = "the base model, no round", "the recipe"
GREEDY, CHOSEN = "hands up where the token is the likeliest", "patience chosen on other questions"


@dataclass(frozen=True, slots=True)
class Teaching:
    """A way to teach: the labels, and in which share of cases, 0..1, the arbiter errs about the junior.

    What is beyond the junior's range is handed up in every way: only its own range is judged.
    """

    name: str
    labelling: Labelling
    noise: float = 0.0

    def labels(self, tries: Sequence[Try], seed: int) -> list[Question]:
        label = Mistaken(self.labelling, self.noise, seeded(f"mistakes of {seed}"))
        return [label(one.junior, one.elder) for one in tries]


OURS = Teaching(RECIPE, gain)
OTHERS = (
    Teaching("label: junior wrong", junior_wrong),
    *(Teaching(f"arbiter errs in {share:.0%}", gain, share) for share in (0.1, 0.2, 0.4)),
)


@dataclass(frozen=True, slots=True)
class Tried:
    """Where a junior stands that was taught and decides in one way; `seed` is None where nothing was drawn.

    `patience` is None where it hands up without one.
    """

    setting: str
    seed: int | None
    patience: float | None
    point: Point


@dataclass(frozen=True, slots=True)
class Trial:
    """A junior, the weights its base run left, its elder, and the questions to measure and to choose with."""

    junior: Lesson
    weights: Mapping[str, Any]
    elder: Judge
    measured: Yardstick
    choosing: Yardstick
    scale: float

    def events(self, seeds: Sequence[int]) -> Iterator[Tried]:
        """The base model first, then seed by seed every setting."""
        base = self._standing(self.measured)
        yield Tried(UNTAUGHT, None, PATIENCE, base.point(base))
        for seed in seeds:
            yield from self._of_seed(seed, base)

    def _of_seed(self, seed: int, base: Standing) -> Iterator[Tried]:
        self.junior.model.load_state_dict(self.weights)
        tries = self._round(seed, self.junior.folder).tries()
        self._teach(OURS, tries, seed)
        yield from self._decided(seed, base)
        for teaching in OTHERS:
            self._teach(teaching, tries, seed)
            yield Tried(teaching.name, seed, PATIENCE, self._standing(self.measured).point(base))

    def _teach(self, teaching: Teaching, tries: Sequence[Try], seed: int) -> None:
        self.junior.model.load_state_dict(self.weights)
        with TemporaryDirectory(dir=self.junior.folder) as folder:
            for _ in self._round(seed, Path(folder)).taught(teaching.labels(tries, seed)):
                pass

    def _round(self, seed: int, folder: Path) -> Round:
        """The first round, drawn by this seed; its checkpoint must not be that of another run."""
        lesson = replace(self.junior, tier=replace(self.junior.tier, seed=seed), folder=folder)
        return Round(lesson, self.elder, 1, self.scale)

    def _decided(self, seed: int, base: Standing) -> Iterator[Tried]:
        """The model as it stands, handing up by three rules."""
        standing, patience = self._standing(self.measured), chosen(self._standing(self.choosing))
        yield Tried(RECIPE, seed, PATIENCE, standing.point(base, as_shipped))
        yield Tried(GREEDY, seed, None, standing.point(base, greedy))
        yield Tried(CHOSEN, seed, patience, standing.point(base, doubting(patience)))

    def _standing(self, yardstick: Yardstick) -> Standing:
        return yardstick.standing(self.junior.arbiter())


def chosen(standing: Standing) -> float:
    """The patience that is worth most on these questions; of equals, the one nearest to what is shipped."""

    def worth(patience: float) -> tuple[float, float]:
        return standing.point(standing, doubting(patience)).worth, -abs(patience - PATIENCE)

    return max(PATIENCES, key=worth)
