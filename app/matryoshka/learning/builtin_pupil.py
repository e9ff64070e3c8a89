"""A built-in tier after its base run, as who is taught in rounds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from matryoshka.learning.arbiter import Arbiter
from matryoshka.learning.course import Progress
from matryoshka.learning.labels import Judge, Try
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Question
from matryoshka.learning.round import Round
from matryoshka.learning.yardstick import Yardstick

HELD_OUT = 2_000
HELD_OUT_SEED = 20_902


@dataclass(frozen=True, slots=True)
class BuiltInPupil:
    """`elder` None is an elder that always stands above; `scale` 1 is the whole recipe."""

    lesson: Lesson
    elder: Judge | None
    scale: float = 1.0

    @property
    def name(self) -> str:
        return self.lesson.tier.name

    def yardstick(self) -> Yardstick:
        count = max(1, round(HELD_OUT * self.scale))
        return Yardstick.of(self.lesson.material, self.lesson.tier, self.elder, count, HELD_OUT_SEED)

    def judge(self) -> Arbiter:
        return self.lesson.arbiter()

    def tries(self, number: int) -> list[Try]:
        return self._round(number).tries()

    def taught(self, number: int, labels: Sequence[Question]) -> Iterator[Progress]:
        return self._round(number).taught(labels)

    def way_back(self) -> Callable[[], object]:
        return partial(self.lesson.model.load_state_dict, self.lesson.weights())

    def _round(self, number: int) -> Round:
        return Round(self.lesson, self.elder, number, self.scale)
