"""Teaches a tier when to ask the next one: an estimate, the rounds, the adapter, and what that is worth."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from matryoshka.chat.ladder import Tier
from matryoshka.errors import AppError
from matryoshka.learning import rounds
from matryoshka.learning.evaluation.records import Try
from matryoshka.learning.lora.above import Decided, Elder, Remembered
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.comparison import compared
from matryoshka.learning.lora.estimate import Need
from matryoshka.learning.lora.examined import Examined, Hear, Seat
from matryoshka.learning.lora.news import Compared, Estimated, Written
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.lora.pupil import LoraPupil
from matryoshka.learning.lora.rows import Row
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import ROWS, Teacher, steps_for
from matryoshka.learning.lora.work import work_folder
from matryoshka.learning.questions import Question

TRIALS = 3
"""Questions that are asked to foretell how long all will take."""

Event = Estimated | rounds.Event | Written | Compared


@dataclass(frozen=True, slots=True)
class LoraSchool:
    """Teaches `junior` to hand up to `elder`; `base` is what the junior's file was made of.

    Everything it writes is in `folder`, and `free` is how many bytes of memory it may take. The elder is
    asked, unless the paper knows what became of it.
    """

    base: Path
    junior: Tier
    elder: Tier
    paper: Paper
    folder: Path
    seat: Seat
    free: int
    hear: Hear
    most: int = rounds.MOST_ROUNDS

    def events(self) -> Generator[Event, None, None]:
        """Closing the iterator stops the work; a new one goes on from what was answered and trained.

        Raises `AppError`.
        """
        base, stock = Base(self.base), Stock.read(self.junior.path)
        longest = max(len(base.prompt(each.messages)) for each in self.paper.exercises.values())
        need = Need(stock, longest)
        plan = need.plan(self.free)
        pupil = self._pupil(base, Teacher(base, stock, plan))
        count, seconds = len(self.paper.exercises), self._seconds(pupil)
        yield Estimated(pupil.name, count, need.memory(plan), self.free, seconds)
        questions = self.paper.held_out
        before = list(pupil.judge().verdicts(questions))
        yield from rounds.Rounds(pupil, self.most).events()
        yield self._written(base, pupil.teacher)
        after, above = (list(judge.verdicts(questions)) for judge in (pupil.judge(), pupil.elder))
        yield compared(pupil.name, before, after, above)

    def _pupil(self, base: Base, teacher: Teacher) -> LoraPupil:
        """Adapters that the ladder names already are not part of the base."""
        junior = replace(self.junior, loras=())
        work = work_folder(self.folder, junior, self.elder, self.paper)
        work.mkdir(parents=True, exist_ok=True)
        asked = Decided(self._examined(self.elder, base))
        above: Elder = Remembered(self.paper) if self.paper.judged else asked
        return LoraPupil(self._examined(junior, base), above, base, teacher, work)

    def _examined(self, tier: Tier, base: Base) -> Examined:
        def first(text: str) -> int:
            return next(iter(base.ids(text)), -1)

        return Examined(tier, self.seat, self.paper, self.hear, first)

    def _seconds(self, pupil: LoraPupil) -> float:
        """Foretold from a few answers and one step: every round asks and trains anew, the elder but once."""
        sample = [*self.paper.held_out, *self.paper.training][:TRIALS]
        answers = list(pupil.judge().tries(sample))
        step = pupil.teacher.seconds_a_step((self._rows(pupil, sample, answers) * ROWS)[:ROWS])
        asked = fmean(one.seconds for one in answers)
        count, steps = len(self.paper.exercises), steps_for(len(self.paper.training))
        return self.most * (steps * step + count * asked) + count * (asked + pupil.elder.seconds(sample))

    def _rows(self, pupil: LoraPupil, sample: Sequence[Question], answers: Sequence[Try]) -> list[Row]:
        """Raises `AppError` where base and file read a question differently."""
        rows: list[Row] = []
        for question, one in zip(sample, answers, strict=True):
            exercise = self.paper.exercise(question)
            prompt = pupil.base.prompt(exercise.messages)
            if len(prompt) != one.prompt_tokens:
                raise AppError(
                    f"{self.junior.name} reads “{exercise.text}” as {one.prompt_tokens} tokens, "
                    f"its base as {len(prompt)}: they have another vocabulary or chat template.",
                    "Name the folder that the tier's file was converted from.",
                )
            rows.append(Row.of(prompt, pupil.base.ids(one.answer), handed_up=False))
        return rows

    def _written(self, base: Base, teacher: Teacher) -> Written:
        file = teacher.written(self.folder / f"{self.junior.path.stem}-handoff-lora.gguf")
        text = base.tokenizer.convert_ids_to_tokens(teacher.token)
        return Written(self.junior.name, file.name, teacher.token, text)
