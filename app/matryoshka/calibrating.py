"""Measures how well the tiers of a ladder know when to ask, for the window and for the terminal."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from matryoshka import build
from matryoshka.chat.calibrations import Calibrations, Found
from matryoshka.chat.engine import Stop
from matryoshka.chat.events import Where
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.measuring import Known, Measuring
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.models.fit import fit
from matryoshka.models.splits import read_model
from matryoshka.paths import Paths, resources

if TYPE_CHECKING:
    from matryoshka.learning.calibration.asked import Asked

LEAST, MOST = 120, 300
"""How many questions are asked: as many as take about ten minutes, within these."""
_SECONDS = 600.0
_TOKENS = 120
"""Of a usual answer."""


@dataclass(frozen=True, slots=True)
class Calibrating:
    """Keeps what it finds in `paths`; the models answer in the `rack`, where persons come first."""

    rack: Rack
    paths: Paths
    questions: "Sequence[Asked] | None" = None
    """What is asked; otherwise the person's own questions and those that come with the program."""

    def known(self, ladder: Ladder, stop: Stop) -> Iterator[Known]:
        """What was measured of each pair of neighbours before."""
        kept = Calibrations(self.paths.calibrations)
        for junior, elder in pairwise(ladder.tiers):
            if not stop.is_set():
                yield _known(junior, elder, kept.between(junior, elder))

    def guess(self, ladder: Ladder, stop: Stop) -> Iterator[float]:
        """About how many seconds measuring takes; nothing where that cannot be told. Raises `AppError`."""
        del stop
        if each := self._seconds(ladder):
            yield each * (len(self.questions) if self.questions else _affordable(each))

    def measure(self, ladder: Ladder, stop: Stop) -> Iterator[Measuring]:
        """Goes on where it was stopped; persons' questions come first. `Known` of each pair ends it.

        Raises `AppError`.
        """
        from matryoshka.learning.calibration.measuring import Measurement  # noqa: PLC0415 - numpy loads slowly

        with LabelTable(self.paths.store) as table:
            kept = Calibrations(self.paths.calibrations)
            measurement = Measurement(self.rack.background, table, kept)
            yield from measurement.run(ladder, self._asked(ladder), stop)

    def _asked(self, ladder: Ladder) -> "Sequence[Asked]":
        from matryoshka.learning.calibration import asked  # noqa: PLC0415 - as above

        if self.questions is not None:
            return self.questions
        others = asked.questions_of(resources() / "calibration" / "questions.jsonl")
        with closing(ChatStore(self.paths.store)) as store:
            return asked.chosen(asked.own_questions(store), others, _affordable(self._seconds(ladder)))

    def _seconds(self, ladder: Ladder) -> float | None:
        """That one question takes of all tiers here; None where one's speed is not known."""
        hardware = build.hardware(self.paths)
        here = [tier for tier in ladder.tiers if tier.where is Where.LOCAL]
        speeds = [fit(read_model(tier.path), hardware).tokens_per_second for tier in here]
        known = [speed for speed in speeds if speed]
        return sum(_TOKENS / speed for speed in known) if known and len(known) == len(here) else None


def _affordable(seconds: float | None) -> int:
    """How many questions to ask that each take so long."""
    return MOST if seconds is None else round(min(max(LEAST, _SECONDS / seconds), MOST))


def _known(junior: Tier, elder: Tier, found: Found) -> Known:
    remarks = (f"{found.note.title} {found.note.remedy}",) if found.note else ()
    return Known(junior.name, elder.name, found.calibration, remarks)
