"""What every tier did with every question: the plain facts that all figures are made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from matryoshka.chat.engine import Finish, Message, Role


@dataclass(frozen=True, slots=True)
class Exercise:
    """One question of a file: its text, every answer that counts as right, its kind, its line (from 1).

    `before` is what was said earlier in its conversation, by the person and the models in turn.
    """

    text: str
    answers: tuple[str, ...]
    family: str
    line: int
    before: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for what is asked alike: the text, with what was said before it."""
        return json.dumps([*self.before, self.text], ensure_ascii=False) if self.before else self.text

    @property
    def messages(self) -> tuple[Message, ...]:
        """The conversation as a model reads it."""
        roles = (Role.USER, Role.ASSISTANT)
        said = (*self.before, self.text)
        return tuple(Message(roles[number % 2], text) for number, text in enumerate(said))


@dataclass(frozen=True, slots=True)
class FirstToken:
    """The distribution of an answer's first token, hand-off masked out.

    `probability` of the likeliest, `margin` to the next likeliest (both 0..1), `entropy` in nats.
    """

    probability: float
    margin: float
    entropy: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a calibration says before the first token: the doubt, 0..1, and the seconds that looking took."""

    doubt: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Try:
    """What one tier did with one question when asked straight and made to answer.

    `doubt` is P(hand-off) before the first token, 0..1, None for a tier that owns no such token.
    Log-probabilities are in nats, over all tokens of the answer, thinking included; `low_logprob` is
    their 10 % quantile. `read_seconds` ends when the first token could be chosen, `seconds` with the
    answer; both are measured. Tokens are counted, thinking included. `doubted_after` tokens the tier would
    have handed up in a chat: its doubt first exceeded its patience there; None where it never did.
    `measured` is there where the tier and the one above it were calibrated.
    """

    answer: str
    right: bool
    doubt: float | None
    first: FirstToken
    mean_logprob: float
    low_logprob: float
    prompt_tokens: int
    tokens: int
    read_seconds: float
    seconds: float
    finish: Finish
    doubted_after: int | None = None
    measured: Measured | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking a junior again says and costs.

    `agreement` is the share, 0..1, of samples equal to its answer; `sure` is whether it kept to its answer
    when asked "are you sure?"; the seconds are the extra seconds each took, measured.
    """

    agreement: float
    agreement_seconds: float
    sure: bool
    sure_seconds: float


@dataclass(frozen=True, slots=True)
class Record:
    """One question with the tries of all tiers by name, and the askings again of all juniors."""

    exercise: Exercise
    tries: Mapping[str, Try]
    again: Mapping[str, Asking]


@dataclass(frozen=True, slots=True)
class Rung:
    """What the figures need of a tier: its name, its patience, its number of parameters (for FLOPs)."""

    name: str
    patience: float
    parameters: int
