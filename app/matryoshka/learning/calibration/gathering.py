"""Puts questions to a junior and its elder where nobody waits for it, and keeps every answer at once."""

import hashlib
import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matryoshka.chat.engine import QuestionTooLong, Stop
from matryoshka.chat.label import Label
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.measuring import Asking
from matryoshka.errors import AppError, UsageFault
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.calibration.gathered import Gathered
from matryoshka.learning.calibration.heard import Heard, Stopped
from matryoshka.learning.calibration.labelling import Labelling
from matryoshka.learning.calibration.pace import Pace
from matryoshka.learning.calibration.seat import Seat

BATCH = 20
"""Questions that one model is asked before the next one is: it may have to be loaded anew each time."""
STEPS = 3
"""With each question: the junior is asked, its elder is asked, and both are judged."""
IN_A_ROW = 3
"""Failures after which a model is not asked on."""

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Gathering:
    """The labels of one pair; `table` belongs to the thread that `run` is drained on."""

    junior: Seat
    elder: Seat
    table: LabelTable
    labelling: Labelling
    _failed: int = 0

    def run(self, questions: Sequence[Asked], stop: Stop) -> Generator[Asking | Gathered, None, None]:
        """The last event is `Gathered`, unless it was stopped. What is in the table is not asked again.

        A question that a model cannot read, or fails at, is left out. Raises `AppError` where it fails again
        and again; what is in the table is never lost.
        """
        pace = Pace(STEPS * len(questions))
        names = self.junior.tier.name, self.elder.tier.name
        try:
            for start in range(0, len(questions), BATCH):
                for _ in self._batch(questions[start : start + BATCH], pace, stop):
                    yield Asking(*names, pace.of(len(questions)), len(questions), pace.left)
        except Stopped:
            return
        yield self._gathered(questions)

    def _gathered(self, questions: Sequence[Asked]) -> Gathered:
        """Apart, so that no answer with its hidden state stays in memory for it."""
        pairs = [pair for asked in questions if (pair := self._pair(asked))]
        return Gathered.of((self.junior.tier.name, self.elder.tier.name), len(questions), pairs)

    def _batch(self, batch: Sequence[Asked], pace: Pace, stop: Stop) -> Generator[None, None, None]:
        """One item for each step."""
        for seat in (self.junior, self.elder):
            self._failed = 0
            for asked in batch:
                pace.step(worked=self._answer(seat, asked, stop))
                yield
        for asked in batch:
            pace.step(worked=self._judge(asked, stop))
            yield

    def _answer(self, seat: Seat, asked: Asked, stop: Stop) -> bool:
        """Have an answer in the table; the value is whether the model was asked for it."""
        if self.table.get(self._name(asked, seat)):
            return False
        if known := self._known(asked, seat):
            self.table.add([known])
            return False
        if heard := self._bearing(seat, lambda: seat.ask(asked.exercise, stop)):
            self.table.add([self._label(asked, seat, heard)])
        return True

    def _judge(self, asked: Asked, stop: Stop) -> bool:
        """Have both answers judged; the value is whether that took time."""
        pair = self._pair(asked)
        if pair is None or self.labelling.settled(pair):
            return False
        if judged := self._bearing(self.elder, lambda: self.labelling.judged(asked.exercise, *pair, stop)):
            self.table.add(judged)
        return not asked.exercise.answers

    def _bearing(self, seat: Seat, work: Callable[[], T]) -> T | None:
        """None where it failed, and that can be borne."""
        try:
            result = work()
        except QuestionTooLong:
            return None
        except UsageFault:  # it would fail at every question
            raise
        except AppError as fault:
            self._failed += 1
            if self._failed < IN_A_ROW:
                return None
            title = f"{seat.tier.name} cannot be asked on: {fault.title}"
            raise AppError(
                title, f"{fault.remedy} All answers are kept; measuring goes on from there."
            ) from fault
        self._failed = 0
        return result

    def _pair(self, asked: Asked) -> tuple[Label, Label] | None:
        """The answers of both in the table; None where one is missing."""
        junior, elder = (self.table.get(self._name(asked, seat)) for seat in (self.junior, self.elder))
        return (junior, elder) if junior and elder else None

    def _known(self, asked: Asked, seat: Seat) -> Label | None:
        """An answer that the same model gave when it was compared with another."""
        exercise = asked.exercise
        answers = self.table.answered(seat.identity, exercise.text, exercise.before)
        known = next((each for each in answers if seat.would_repeat(each)), None)
        if known is None:
            return None
        return self._label(asked, seat, Heard(known.answer, known.observation, known.effort))

    def _label(self, asked: Asked, seat: Seat, heard: Heard) -> Label:
        return Label(
            trial=self._trial(asked),
            question=asked.exercise.text,
            tier=seat.tier.name,
            model=seat.tier.label,
            identity=seat.identity,
            answer=heard.answer,
            declined=seat is self.elder and seat.passes_on(heard),
            observation=heard.observation,
            effort=heard.effort,
            family=asked.exercise.family,
            before=asked.exercise.before,
            turn=asked.turn,
            id=self._name(asked, seat),
        )

    def _name(self, asked: Asked, seat: Seat) -> str:
        """Of the label: the same whenever the same pair is asked the same."""
        return f"{self._trial(asked)}:{'elder' if seat is self.elder else 'junior'}"

    def _trial(self, asked: Asked) -> str:
        key = json.dumps([self.junior.identity, self.elder.identity, asked.turn, asked.exercise.key])
        return hashlib.sha256(key.encode()).hexdigest()[:32]
