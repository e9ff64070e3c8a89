"""A tier as it is asked in its ladder, but made to answer."""

from dataclasses import dataclass

from matryoshka.chat.engine import EVERYTHING, Engine, Stop, Watch
from matryoshka.chat.label import Label
from matryoshka.chat.ladder import Tier
from matryoshka.learning.calibration.heard import Heard, hear
from matryoshka.learning.evaluation.records import Exercise

AT_THE_TOP = Watch(exact=True)


@dataclass(frozen=True, slots=True)
class Seat:
    """`below` another tier a model is told how to hand up, and all is read that could foretell when to."""

    tier: Tier
    identity: str
    engine: Engine
    below: bool

    def ask(self, exercise: Exercise, stop: Stop) -> Heard:
        """The tier's answer. Raises `Stopped`, and as the engine does. Loading is not measured."""
        for _ in self.engine.wake(stop):
            pass
        stream = self.engine.stream(
            exercise.messages,
            stop,
            self.tier.patience,
            elder=self.below,
            watch=EVERYTHING if self.below else AT_THE_TOP,
        )
        return hear(stream)

    def passes_on(self, heard: Heard) -> bool:
        """Whether in a chat it would not answer, but hand the question up, or decline at the top."""
        doubt = heard.observation.handoff
        return doubt is not None and doubt > self.tier.patience

    def would_repeat(self, label: Label) -> bool:
        """Whether an answer that this model gave elsewhere was read as closely as it is here."""
        seen = label.observation
        return not self.below or (seen.handoff is not None and seen.first is not None)
