"""Teaches a tier when to ask the next one: an estimate, the rounds, the adapter, and what that is worth."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np

from matryoshka.chat.ladder import Tier
from matryoshka.errors import AppError
from matryoshka.learning import rounds
from matryoshka.learning.evaluation.records import Exercise, Try
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.comparison import Tries, compared
from matryoshka.learning.lora.estimate import Need
from matryoshka.learning.lora.examined import Decided, Examined, Hear, Seat
from matryoshka.learning.lora.news import Compared, Estimated, Written
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.lora.pupil import LoraPupil
from matryoshka.learning.lora.rows import Row
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import ROWS, Teacher, steps_for
from matryoshka.learning.questions import Question

TRIALS = 3
"""Questions that are asked to foretell how long all will take."""


Event = Estimated | rounds.Event | Written | Compared


@dataclass(frozen=True, slots=True)
class LoraSchool:
    """Teaches `junior` to hand up to `elder`; `base` is what the junior's file was made of.

    Everything it writes is in `folder`, and `free` is how many bytes of memory it may take.
    """

    base: Path
    junior: Tier
    elder: Tier
    exercises: Sequence[Exercise]
    folder: Path
    seat: Seat
    free: int
    hear: Hear
    most: int = rounds.MOST_ROUNDS

    def events(self) -> Generator[Event, None, None]:
        """Closing the iterator stops the work; a new one goes on from what was answered and trained.

        Raises `AppError`.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        base, paper = Base(self.base), Paper.of(self.exercises)
        stock = Stock.read(self.junior.path)
        need = Need(stock, max(len(base.prompt(each.messages)) for each in self.exercises))
        precise = need.fits_precisely(self.free)
        teacher = Teacher(base, stock, precise=precise)
        junior, elder = (self._examined(tier, base, paper) for tier in (self.junior, self.elder))
        pupil = LoraPupil(junior, Decided(elder), base, teacher, self.folder)
        seconds = self._seconds(pupil, elder)
        yield Estimated(
            junior.tier.name, len(self.exercises), need.memory(precise=precise), self.free, seconds
        )
        before = self._held_out(pupil.judge())
        yield from rounds.Rounds(pupil, self.most).events()
        yield self._written(base, teacher)
        yield self._compared(paper, before, self._held_out(pupil.judge()), self._held_out(elder))

    def _examined(self, tier: Tier, base: Base, paper: Paper) -> Examined:
        def first(text: str) -> int:
            return next(iter(base.ids(text)), -1)

        return Examined(replace(tier, loras=()), self.seat, paper, self.hear, first)

    def _seconds(self, pupil: LoraPupil, elder: Examined) -> float:
        """Foretold from a few answers and one step: every round asks and trains anew, the elder but once."""
        paper = pupil.examined.paper
        sample = [*paper.held_out, *paper.training][:TRIALS]
        answers, above = list(pupil.judge().tries(sample)), list(elder.tries(sample))
        rows = self._rows(pupil, sample, answers)
        step = pupil.teacher.seconds_a_step((rows * ROWS)[:ROWS])
        asked, asked_above = (fmean(one.seconds for one in each) for each in (answers, above))
        count, steps = len(paper.exercises), steps_for(len(paper.training))
        return self.most * (steps * step + count * asked) + count * (asked + asked_above)

    def _rows(self, pupil: LoraPupil, sample: Sequence[Question], answers: Sequence[Try]) -> list[Row]:
        """Raises `AppError` where base and file read a question differently."""
        rows: list[Row] = []
        for question, one in zip(sample, answers, strict=True):
            prompt = pupil.base.prompt(pupil.examined.paper.exercise(question).messages)
            if len(prompt) != one.prompt_tokens:
                raise AppError(
                    f"{self.junior.name} reads “{question.text}” as {one.prompt_tokens} tokens, "
                    f"its base as {len(prompt)}: they have another vocabulary or chat template.",
                    "Name the folder that the tier's file was converted from.",
                )
            rows.append(Row.of(prompt, pupil.base.ids(one.answer), handed_up=False))
        return rows

    def _held_out(self, examined: Examined) -> list[Try]:
        return list(examined.tries(examined.paper.held_out))

    def _written(self, base: Base, teacher: Teacher) -> Written:
        file = teacher.written(self.folder / f"{self.junior.path.stem}-handoff-lora.gguf")
        text = base.tokenizer.convert_ids_to_tokens(teacher.token)
        return Written(self.junior.name, file.name, teacher.token, text)

    def _compared(self, paper: Paper, was: list[Try], now: list[Try], above: list[Try]) -> Compared:
        questions = paper.held_out
        before, after = (Tries(each, above).pair(paper, questions) for each in (was, now))
        surety = np.array([one.first.probability for one in was])
        return compared(self.junior.name, before, after, surety)
