"""What the logits said of one answer, folded from its pieces into a few numbers."""

import base64
import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from matryoshka.chat.engine import Odds, Signals

SPOKEN = 0.5
"""P(hand-off) in mid-answer above which a model calls its elder by itself."""
_EDGE = 1e-6
_LOW = 10  # the low log-probability is the quantile of this part


class Signal(StrEnum):
    """One number that doubt can be made of, in the order of its price."""

    HANDOFF = "handoff"
    """Log-odds of P(hand-off) before the first token, of a token or of a command."""
    PROBABILITY = "probability"
    """Of the likeliest first token, 0..1."""
    MARGIN = "margin"
    """From that to the next likeliest, 0..1."""
    ENTROPY = "entropy"
    """Of the first token, in nats."""
    HIDDEN = "hidden"
    """How far the hidden state of the prompt's last token lies in a probe's direction."""
    LOW_LOGPROB = "low_logprob"
    """The 10 % quantile of all tokens' log-probabilities, in nats: known when the answer is finished."""
    MEAN_LOGPROB = "mean_logprob"
    """Their mean: known then too."""


BEFORE = (Signal.HANDOFF, Signal.PROBABILITY, Signal.MARGIN, Signal.ENTROPY, Signal.HIDDEN)
"""Known before the first token."""
AFTER = (Signal.LOW_LOGPROB, Signal.MEAN_LOGPROB)
"""Known when the answer is finished."""


@dataclass(frozen=True, slots=True)
class Observation:
    """The signals of one answer; None is what was not read, or what this model has not.

    `handoff` is P, 0..1, before the first token, `first` the odds of that token, `hidden` the state of the
    prompt's last token. The log-probabilities are there only where the odds of every token were read.
    `spoken`: in mid-answer the model called its elder by itself.
    """

    handoff: float | None = None
    first: Odds | None = None
    hidden: tuple[float, ...] | None = None
    low_logprob: float | None = None
    mean_logprob: float | None = None
    spoken: bool = False

    def value(self, signal: Signal, probe: tuple[float, ...] = ()) -> float | None:
        """What it was, None if it was not read; HIDDEN along the direction `probe`, of the same length."""
        match signal:
            case Signal.HANDOFF:
                return None if self.handoff is None else log_odds(self.handoff)
            case Signal.PROBABILITY | Signal.MARGIN | Signal.ENTROPY:
                return None if self.first is None else float(getattr(self.first, signal))
            case Signal.HIDDEN:
                return _along(self.hidden, probe)
            case Signal.LOW_LOGPROB:
                return self.low_logprob
            case Signal.MEAN_LOGPROB:
                return self.mean_logprob

    def as_json(self) -> dict[str, Any]:
        """For a table of labels: what was not read is left out, the hidden state is packed."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        fields["first"] = self.first and {name: getattr(self.first, name) for name in self.first.__slots__}
        fields["hidden"] = self.hidden and packed(self.hidden)
        return {name: value for name, value in fields.items() if value is not None}

    @classmethod
    def of_json(cls, fields: Mapping[str, Any]) -> "Observation":
        """Raises ValueError or TypeError for what `as_json` has not made."""
        first, hidden = fields.get("first"), fields.get("hidden")
        read = {"first": first and Odds(**first), "hidden": hidden and unpacked(hidden)}
        return cls(**{**fields, **read})

    @classmethod
    def of(cls, pieces: Iterable[Signals]) -> "Observation":
        """Of a whole answer, from the signals of its pieces in their order."""
        observer = Observer()
        for signals in pieces:
            observer.hear(signals)
        return observer.finished


class Observer:
    """Folds an answer's signals while it is written."""

    def __init__(self) -> None:
        self._first: Signals | None = None
        self._logprobs: list[float] = []
        self._spoken = False

    @property
    def nothing_heard(self) -> bool:
        return self._first is None

    def hear(self, signals: Signals) -> None:
        """Of the next piece."""
        if self._first is None:
            self._first = signals
        elif signals.handoff is not None and signals.handoff > SPOKEN:
            self._spoken = True
        if signals.odds:
            self._logprobs.append(signals.odds.logprob)

    @property
    def begun(self) -> Observation:
        """What is known before the first token, once its piece was heard."""
        first = self._first or Signals()
        return Observation(first.handoff, first.odds, first.hidden)

    @property
    def finished(self) -> Observation:
        """What is known of the whole answer."""
        logprobs = sorted(self._logprobs)
        if not logprobs:
            return replace(self.begun, spoken=self._spoken)
        low, mean = logprobs[(len(logprobs) - 1) // _LOW], sum(logprobs) / len(logprobs)
        return replace(self.begun, low_logprob=low, mean_logprob=mean, spoken=self._spoken)


def log_odds(chance: float) -> float:
    """ln(p / (1 - p)), held within ±13.8: what is surer than one in a million is equally sure."""
    held = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(held / (1 - held))


def packed(numbers: tuple[float, ...]) -> str:
    """Numbers of float32 as text."""
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def unpacked(text: str) -> tuple[float, ...]:
    """What `packed` made of them. Raises ValueError for anything else."""
    data = base64.b64decode(text, validate=True)
    if len(data) % 4:
        raise ValueError("These are no numbers of four bytes.")
    return struct.unpack(f"<{len(data) // 4}f", data)


def _along(state: tuple[float, ...] | None, probe: tuple[float, ...]) -> float | None:
    if state is None or len(state) != len(probe):
        return None
    return sum(a * b for a, b in zip(state, probe, strict=True))
