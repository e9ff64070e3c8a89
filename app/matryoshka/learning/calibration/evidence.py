"""What a junior and its elder did with the same questions: all that a doubt can be fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from matryoshka.chat.label import Label, Trial
from matryoshka.chat.observation import Observation, Signal
from matryoshka.learning.evaluation.bootstrap import Bools, Floats

CONSTANT = 1e-9  # a signal that varies less tells nothing


@dataclass(frozen=True, slots=True)
class Price:
    """What one question cost, in seconds; all that was not measured is 0.

    The junior could choose its first token after `read`, and was done after `whole`; `hidden` is what
    reading its hidden state takes on top, `odds` reading the odds of all its tokens. The `elder` was asked
    straight.
    """

    read: float = 0.0
    whole: float = 0.0
    hidden: float = 0.0
    odds: float = 0.0
    elder: float = 0.0

    @classmethod
    def of(cls, junior: Label, elder: Label) -> Self:
        """Of what two answers took."""
        taken = junior.effort
        read, whole = taken.read_seconds - taken.apart, taken.seconds - taken.apart
        return cls(read, whole, taken.apart, taken.probing, elder.effort.seconds)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question that both were asked straight: how right each was, 0..1, and what the junior let see.

    `declined`: the elder said that it will not or cannot answer.
    """

    observation: Observation
    junior: float
    elder: float
    declined: bool = False
    price: Price = Price()

    @classmethod
    def of(cls, trial: Trial) -> Self:
        """Of two answers that were judged. Raises TypeError for one that was not."""
        junior, elder = trial.junior, trial.elder
        if junior.right is None or elder.right is None:
            raise TypeError(trial)
        price = Price.of(junior, elder)
        return cls(junior.observation, junior.right, elder.right, elder.declined, price)


@dataclass(frozen=True)
class Evidence:
    """At least one question, as arrays over questions, (questions,)."""

    answered: tuple[Answered, ...]

    def __len__(self) -> int:
        return len(self.answered)

    @cached_property
    def junior(self) -> Floats:
        """How right the junior is, 0..1."""
        return np.array([one.junior for one in self.answered])

    @cached_property
    def elder(self) -> Floats:
        """How right the elder is, 0..1; who declines is not right."""
        return np.array([0.0 if one.declined else one.elder for one in self.answered])

    @cached_property
    def better_above(self) -> Floats:
        """What doubt should foretell, 0..1: the junior is wrong, and the elder is right or declines.

        Where both are as good as each other nothing is better above.
        """
        above = np.array([1.0 if one.declined else one.elder for one in self.answered])
        return np.maximum(above - self.junior, 0.0)

    @cached_property
    def label(self) -> Bools:
        """Where it is more so than not."""
        return np.asarray(self.better_above > 1 / 2)

    @cached_property
    def spoken(self) -> Bools:
        """Where the junior calls its elder by itself in mid-answer."""
        return np.array([one.observation.spoken for one in self.answered])

    @cached_property
    def prices(self) -> dict[str, Floats]:
        """The fields of `Price`, by name."""
        return {
            name: np.array([getattr(one.price, name) for one in self.answered]) for name in Price.__slots__
        }

    @cached_property
    def hidden(self) -> Floats | None:
        """Hidden states, (questions, width); None where one is missing or has another width."""
        states = [one.observation.hidden for one in self.answered]
        if any(state is None for state in states) or len({len(state or ()) for state in states}) > 1:
            return None
        return np.array(states, dtype=np.float64)

    def column(self, signal: Signal) -> Floats | None:
        """The values of a signal that is one number; None where one is missing, or all are the same."""
        values = [one.observation.value(signal) for one in self.answered]
        if any(value is None for value in values):
            return None
        found = np.array(values, dtype=np.float64)
        return found if found.std() > CONSTANT else None

    def those(self, signals: Sequence[Signal]) -> tuple[Signal, ...]:
        """Which of these signals, each one number, can be used."""
        return tuple(signal for signal in signals if self.column(signal) is not None)
