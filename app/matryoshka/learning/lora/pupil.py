"""A tier of somebody else's model, as who is taught in rounds with a LoRA."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matryoshka.chat.ladder import Adapter
from matryoshka.errors import AppError
from matryoshka.learning.course import Progress
from matryoshka.learning.labels import Try, gain, tried
from matryoshka.learning.lora.above import Elder
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.examined import Examined
from matryoshka.learning.lora.rows import Row
from matryoshka.learning.lora.teacher import Teacher
from matryoshka.learning.questions import Question
from matryoshka.learning.yardstick import Yardstick

FEWEST = 8
"""Questions of either kind, in either part, below which nothing can be learned or measured."""
NOW = "now.gguf"


@dataclass(frozen=True, slots=True)
class LoraPupil:
    """`examined` is the tier as its base is, `elder` the next one; checkpoints are kept in `folder`.

    Its range is what the base answers rightly: the rest is to be handed up where that helps. What neither
    of the two can do is taught, and not measured.
    """

    examined: Examined
    elder: Elder
    base: Base
    teacher: Teacher
    folder: Path

    @property
    def name(self) -> str:
        return self.examined.tier.name

    def yardstick(self) -> Yardstick:
        """Raises `AppError` where one of the two kinds of questions is all but absent."""
        tries = self._tries(self.examined.paper.held_out)
        inside = [each.junior.question for each in tries if each.junior.right]
        beyond = [each.junior.question for each in tries if gain(each.junior, each.elder).is_handed_up]
        self._check(len(inside), len(beyond), len(tries))
        return Yardstick(inside, beyond, self._right_above([*inside, *beyond]))

    def judge(self) -> Examined:
        adapter = Adapter(self.teacher.written(self.folder / NOW))
        return replace(self.examined, tier=replace(self.examined.tier, loras=(adapter,)))

    def tries(self, number: int) -> list[Try]:
        """The same questions in every round: there are no others."""
        del number
        tries = self._tries(self.examined.paper.training)
        right = sum(each.junior.right for each in tries)
        handed_up = sum(gain(each.junior, each.elder).is_handed_up for each in tries)
        self._check(right, handed_up, len(tries))
        return tries

    def taught(self, number: int, labels: Sequence[Question]) -> Iterator[Progress]:
        rows = list(self._rows(labels))
        name = f"round-{number}"
        return self.teacher.taught(rows, self.folder / f"{name}.pt", name)

    def way_back(self) -> Callable[[], object]:
        return self.teacher.way_back()

    def _rows(self, labels: Sequence[Question]) -> Iterator[Row]:
        """Each with the answer that the tier gives as it stands."""
        judge = self.judge()
        for label, one in zip(labels, judge.tries(labels), strict=True):
            prompt = self.base.prompt(judge.paper.exercise(label).messages)
            yield Row.of(prompt, self.base.ids(one.answer), handed_up=label.is_handed_up)

    def _tries(self, questions: Sequence[Question]) -> list[Try]:
        return tried(list(self.judge().verdicts(questions)), self.elder)

    def _right_above(self, questions: Sequence[Question]) -> list[bool]:
        return [each.right and not each.declined for each in self.elder.verdicts(questions)]

    def _check(self, right: int, handed_up: int, count: int) -> None:
        if min(right, handed_up) < FEWEST:
            raise AppError(
                f"Of {count} questions {self.name} gets {right} right by itself and should hand up "
                f"{handed_up}: too few of one kind to learn from.",
                f"Add questions, some that {self.name} can answer and some that only its elder can.",
            )
