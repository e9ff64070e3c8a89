"""Puts every question to every tier, one tier after another, and then to the cascade that they make."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from matryoshka.chat.cascade import Cascade
from matryoshka.chat.engine import QuestionTooLong
from matryoshka.learning.evaluation.log import Log
from matryoshka.learning.evaluation.records import Asking, Exercise, Record, Rung, Try
from matryoshka.learning.evaluation.replay_check import (
    ReplayCheck,
    drawn,
    is_kept,
    said_by_cascade,
    said_by_records,
)
from matryoshka.learning.evaluation.sheet import Flaw, Remark
from matryoshka.learning.evaluation.sitting import Sitting

CASCADE = "cascade"


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of all questions are done with a tier, or the cascade; `asked` of them in this run."""

    name: str
    done: int
    questions: int
    asked: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What came out. A question that one of the tiers could not read has a remark and no record."""

    records: tuple[Record, ...]
    rungs: tuple[Rung, ...]
    middle: Rung | None
    remarks: tuple[Remark, ...]
    replay: ReplayCheck


@dataclass(slots=True)
class Examination:
    """The tiers of a ladder, smallest first, a `middle` model beside them, and the cascade of the tiers."""

    sittings: Sequence[Sitting]
    middle: Sitting | None
    cascade: Cascade
    cascade_log: Log
    _tries: dict[int, dict[str, Try]] = field(default_factory=dict)
    _again: dict[int, dict[str, Asking]] = field(default_factory=dict)
    _remarks: dict[int, Remark] = field(default_factory=dict)

    def run(self, exercises: Sequence[Exercise]) -> Generator[Progress | Findings, None, None]:
        """The last event is the findings. Closing the iterator stops the work; its logs remember how far.

        Raises `AppError`.
        """
        self._load_each()
        for sitting in self._all:
            try:
                yield from self._sit(sitting, exercises)
            finally:
                sitting.candidate.close()
        records = [self._record(each) for each in exercises if each.line not in self._remarks]
        rungs = tuple(_rung(sitting) for sitting in self.sittings)
        replay = yield from self._replay(records, rungs)
        middle = _rung(self.middle) if self.middle else None
        yield Findings(tuple(records), rungs, middle, tuple(self._remarks.values()), replay)

    @property
    def _all(self) -> list[Sitting]:
        return [*self.sittings, *([self.middle] if self.middle else [])]

    def _load_each(self) -> None:
        """That a model cannot be loaded is better known now than after hours with the others."""
        for sitting in self._all:
            try:
                sitting.parameters()
            finally:
                sitting.candidate.close()

    def _sit(self, sitting: Sitting, exercises: Sequence[Exercise]) -> Generator[Progress, None, None]:
        is_junior = sitting in self.sittings[:-1]
        asked = 0
        for done, exercise in enumerate(exercises, start=1):
            before = sitting.asked
            try:
                self._ask(sitting, exercise, again=is_junior)
            except QuestionTooLong as fault:
                detail = f"{fault.tokens} tokens, {sitting.tier.name} reads {fault.context}"
                self._remarks[exercise.line] = Remark(exercise.line, Flaw.TOO_LONG, detail)
            asked += sitting.asked > before
            yield Progress(sitting.tier.name, done, len(exercises), asked)

    def _ask(self, sitting: Sitting, exercise: Exercise, *, again: bool) -> None:
        name, line = sitting.tier.name, exercise.line
        tried = sitting.attempt(exercise)
        self._tries.setdefault(line, {})[name] = tried
        if again:
            self._again.setdefault(line, {})[name] = sitting.asking(exercise, tried.answer)

    def _record(self, exercise: Exercise) -> Record:
        return Record(exercise, self._tries[exercise.line], self._again.get(exercise.line, {}))

    def _replay(
        self, records: Sequence[Record], rungs: Sequence[Rung]
    ) -> Generator[Progress, None, ReplayCheck]:
        checked, disagreements = list[int](), list[int]()
        share = drawn(records)
        asked = 0
        for record in share:
            asked += not is_kept(self.cascade_log, record.exercise)
            said = said_by_cascade(self.cascade, self.cascade_log, record.exercise)
            checked.append(record.exercise.line)
            if said != said_by_records(record, rungs):
                disagreements.append(record.exercise.line)
            yield Progress(CASCADE, len(checked), len(share), asked)
        return ReplayCheck(tuple(checked), tuple(disagreements))


def _rung(sitting: Sitting) -> Rung:
    return Rung(sitting.tier.name, sitting.tier.patience, sitting.parameters())
