"""What is known of one model's answer to one question: how right it is, and what was measured of it."""

import time
from dataclasses import dataclass, field
from enum import StrEnum

from matryoshka.chat.conversation import new_id
from matryoshka.chat.observation import Observation


class Source(StrEnum):
    """Who said how right an answer is."""

    EXACT = "exact"
    """The right answer is known, and this one was compared with it."""
    JUDGE = "judge"
    """The elder, asked which of two answers is better."""
    VOTE = "vote"
    """The person."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What an answer took: tokens, thinking included, and seconds.

    `read_seconds` are those before the first token, and `seconds` all of it but `probing`, which went into
    reading odds. `apart` of `read_seconds` went into the last token of the prompt, decoded apart. Where a
    person's question came meanwhile, that counts too.
    """

    prompt_tokens: int = 0
    tokens: int = 0
    read_seconds: float = 0.0
    seconds: float = 0.0
    probing: float = 0.0
    apart: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """One answer, and how right it is: `right` is 0..1, and a tie of two answers .5 each.

    `source` is None while nobody has judged it; `right` is also None where its judge could not say.
    `identity` is the same for the same model in the same settings; `model` is what it is called.
    """

    trial: str
    """The same for answers of different models that are compared on one question; of a vote its turn."""
    question: str
    tier: str
    model: str
    identity: str
    answer: str
    right: float | None = None
    source: Source | None = None
    declined: bool = False
    """Whether the answer says that it will not or cannot answer, or an elder would not have given it."""
    observation: Observation = field(default_factory=Observation)
    effort: Effort = Effort()
    family: str = ""
    """The kind of question."""
    before: tuple[str, ...] = ()
    """What was said before the question, by the person and the models in turn."""
    turn: str | None = None
    """The turn of a chat that asks it: the label goes when that goes."""
    id: str = field(default_factory=new_id)
    """Of a vote that of the attempt it is about."""
    created: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class Trial:
    """The judged answers of a junior and its elder to one question."""

    junior: Label
    elder: Label
