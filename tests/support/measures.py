"""Measuring a ladder by heart: what was foretold of a pair is chosen, and comes when it is told to."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from matryoshka.chat.calibration import Calibration, Estimate, Forecast, Party, Stage, Term
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.measuring import Asking, Known, Measuring, Weighing
from matryoshka.chat.observation import Signal
from matryoshka.chat.unmeasured import Unmeasured
from matryoshka.errors import AppError

QUESTIONS = 4
PATIENCES = tuple(number / 20 for number in range(21))


def calibration(remarks: tuple[str, ...] = ()) -> Calibration:
    """Of a junior that doubts what it does not know: the share up falls straight, the quality in a bow."""
    before = Stage((Term(Signal.HANDOFF, 0.0, 1.0, 1.0),), 0.0)
    forecast = tuple(_forecast(patience) for patience in PATIENCES)
    return Calibration(
        Party("builtin:xs", "a", "XS"),
        Party("builtin:s", "b", "S"),
        240,
        before,
        forecast=forecast,
        remarks=remarks,
    )


def _forecast(patience: float) -> Forecast:
    share = 1 - patience
    quality = 1 - 0.4 * (1 - share) ** 2
    return Forecast(patience, _about(share), _about(quality), _about(0.1 + share))


def _about(value: float) -> Estimate:
    return Estimate(value, max(0.0, value - 0.05), min(1.0, value + 0.05))


@dataclass(slots=True)
class MeasuresByHeart:
    """Each step waits for the `gate`; `finding` is what comes of it, and `fault` what ends it half-way."""

    finding: Calibration | Unmeasured = field(default_factory=calibration)
    fault: AppError | None = None
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    kept: dict[tuple[str, str], Known] = field(default_factory=dict)
    done: int = 0
    """How many questions were asked: where it goes on."""

    def known(self, ladder: Ladder, stop: Stop) -> Iterator[Known]:
        for junior, elder in pairwise(ladder.tiers):
            if not stop.is_set():
                nothing = Known(junior.name, elder.name, None)
                yield self.kept.get((junior.label, elder.label), nothing)

    def guess(self, ladder: Ladder, stop: Stop) -> Iterator[float]:
        if len(ladder.tiers) > 1 and not stop.is_set():
            yield 360.0

    def measure(self, ladder: Ladder, stop: Stop) -> Iterator[Measuring]:
        for junior, elder in pairwise(ladder.tiers):
            while self.done < QUESTIONS:
                yield Asking(junior.name, elder.name, self.done, QUESTIONS, 60.0)
                if not self._waits(stop):
                    return
                if self.fault:
                    raise self.fault
                self.done += 1
            yield Weighing(junior.name, elder.name)
            known = Known(junior.name, elder.name, self.finding)
            self.kept[junior.label, elder.label] = known
            yield known

    def finish(self) -> None:
        """Let everything of a ladder of two come."""
        self.gate.release(QUESTIONS)

    def _waits(self, stop: Stop) -> bool:
        """Whether the gate was opened before the person had enough."""
        while not self.gate.acquire(timeout=0.01):
            if stop.is_set():
                return False
        return True
