"""Trains the built-in tiers from nothing: base runs side by side, then the rounds, the elder's first."""

import multiprocessing
import os
import queue
import signal
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from matryoshka.errors import AppError
from matryoshka.learning import rounds
from matryoshka.learning.builtin_pupil import BuiltInPupil
from matryoshka.learning.lesson import FROM_NOTHING, VOCABULARY, Lesson, Start, file_of, vocabulary_of
from matryoshka.learning.material import Material
from matryoshka.learning.rounds import MOST_ROUNDS, Rounds, Trained
from matryoshka.learning.tiers import TIERS, Tier
from matryoshka.learning.written import vocabulary_in

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

LISTENING_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """One tier is finished: the name of its file in the folder."""

    tier: str
    file: str


Event = rounds.Event | Written


@dataclass(frozen=True, slots=True)
class School:
    """Trains from the texts in one folder into another; `scale` 1 is the whole recipe, less is to try it."""

    texts: Path
    folder: Path
    scale: float = 1.0
    start: Start = FROM_NOTHING
    most_rounds: int = MOST_ROUNDS
    tiers: Sequence[Tier] = TIERS

    def events(self) -> Generator[Event, None, None]:
        """Closing the iterator stops the work; a new one goes on from the last checkpoints.

        Raises `AppError` where a base run died.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._know_words()
        yield from self._bases()
        elder: Lesson | None = None
        for tier in reversed(self.tiers):
            lesson = self.based(tier)
            pupil = BuiltInPupil(lesson, elder.arbiter() if elder else None, self.scale)
            yield from Rounds(pupil, self.most_rounds).events()
            yield Written(tier.name, lesson.written().name)
            elder = lesson

    def based(self, tier: Tier) -> Lesson:
        """The tier as its base run left it."""
        lesson = Lesson.prepared(tier, self.texts, self.folder, self.start)
        for _ in lesson.base(self.scale):
            pass
        return lesson

    def base(self, tier: Tier, events: "Queue[Event]", stop: Flag) -> None:
        """One base run in a process of its own, which the parent alone may stop."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // len(self.tiers)))
        for progress in Lesson.prepared(tier, self.texts, self.folder, self.start).base(self.scale):
            events.put(Trained(tier.name, 0, progress))
            if stop.is_set():
                return

    def _know_words(self) -> None:
        """Models that go on keep the vocabulary that they have."""
        file = self.folder / VOCABULARY
        if self.start.models and not file.exists():
            vocabulary_in(self.start.models / file_of(self.tiers[0])).save(file)
        vocabulary_of(file, Material.read(self.texts))

    def _bases(self) -> Iterator[Event]:
        context = multiprocessing.get_context("spawn")
        events, stop = context.Queue(), context.Event()
        runs = [context.Process(target=self.base, args=(tier, events, stop)) for tier in self.tiers]
        for run in runs:
            run.start()
        try:
            yield from _heard(events, runs)
        finally:
            stop.set()
            for run in runs:
                run.join()


def _heard(events: "Queue[Event]", runs: Sequence[BaseProcess]) -> Iterator[Event]:
    while any(run.is_alive() for run in runs) or not events.empty():
        try:
            yield events.get(timeout=LISTENING_SECONDS)
        except queue.Empty:
            continue
    if any(run.exitcode for run in runs):
        raise AppError("A base run ended early.", "The same command goes on from its last checkpoint.")
