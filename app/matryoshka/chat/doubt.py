"""How the signals of one answer become one doubt between 0 and 1, and when that is too much."""

from dataclasses import dataclass

from matryoshka.chat.calibration import Calibration, Stage
from matryoshka.chat.engine import UNWATCHED, Signals, Watch
from matryoshka.chat.observation import SPOKEN, Observation, Observer


@dataclass(frozen=True, slots=True)
class Verdict:
    """A doubt, and the patience it is held to; `measured`: it is known how well it foretells."""

    doubt: float
    patience: float
    measured: bool

    @property
    def too_much(self) -> bool:
        return self.doubt > self.patience


class Doubt:
    """Of one answer, from its pieces in their order.

    By the plain rule it is the probability of the hand-off itself, before every token. A calibration is asked
    before the first token, and where it says so again when the answer is there; in between only a model that
    calls by itself is heard. Where a signal that it needs was not read, the plain rule decides.
    """

    def __init__(self, patience: float, calibration: Calibration | None = None) -> None:
        self._patience = patience
        self._calibration = calibration if patience < 1.0 else None  # nobody is asked for nothing
        self._observer = Observer()

    @property
    def watch(self) -> Watch:
        """What the stream of this answer has to read."""
        return self._calibration.watch if self._calibration else UNWATCHED

    @property
    def unheeded(self) -> float:
        """The P(hand-off), 0..1, up to which nothing is done in mid-answer."""
        return min(self._patience, SPOKEN) if self._calibration else self._patience

    def of(self, signals: Signals) -> Verdict:
        """What the next piece says."""
        first = self._observer.nothing_heard
        self._observer.hear(signals)
        if first and self._calibration:
            observation = self._observer.begun
            if verdict := self._measured(self._calibration.before, observation):
                return verdict
            self._calibration = None
        return self._plain(signals)

    def finished(self) -> Verdict | None:
        """What the whole answer says; None where nobody reads it for that."""
        if not self._calibration or not self._calibration.after:
            return None
        return self._measured(self._calibration.after, self._observer.finished)

    def _measured(self, stage: Stage, observation: Observation) -> Verdict | None:
        probe = self._calibration.probe if self._calibration else ()
        doubt = stage.doubt(observation, probe)
        return None if doubt is None else Verdict(doubt, self._patience, measured=True)

    def _plain(self, signals: Signals) -> Verdict:
        patience = SPOKEN if self._calibration else self._patience
        return Verdict(signals.handoff or 0.0, patience, measured=not signals.told)
