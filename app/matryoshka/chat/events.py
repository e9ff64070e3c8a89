"""What happens while a question is answered, as values: the only thing that goes up from the cascade."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from matryoshka.chat.engine import Finish
from matryoshka.chat.outgoing import Destination, Outgoing


class Where(StrEnum):
    LOCAL = "local"
    REMOTE = "remote"


class Reason(StrEnum):
    """Why a tier passed the turn up."""

    UNSURE = "unsure"
    ASKED = "asked"
    FAILED = "failed"
    TOO_LONG = "too_long"
    LOOPING = "looping"
    """It said the same again and again, or slipped into another script."""


@dataclass(frozen=True, slots=True)
class Started:
    """A tier was chosen; its engine is asked next."""

    tier: str
    model: str
    where: Where


@dataclass(frozen=True, slots=True)
class Loading:
    """A tier's model is being loaded; `fraction` runs from 0 to 1."""

    tier: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Noted:
    """A tier's model was loaded or reached, and not as one would expect: what is so, and what to do."""

    tier: str
    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Shortened:
    """A tier's context did not hold the whole chat: its `turns` oldest turns were not read."""

    tier: str
    turns: int


@dataclass(frozen=True, slots=True)
class Thinking:
    tier: str
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    tier: str
    text: str


@dataclass(frozen=True, slots=True)
class Handoff:
    """`junior` passed the turn to `elder`; `tokens` it had written, `seconds` it had taken.

    `doubt` is None where none decided (a failure, a chat too long, a lost thread, a person's wish);
    it is not `measured` where nobody knows yet how well it foretells.
    """

    junior: str
    elder: str
    reason: Reason
    doubt: float | None
    patience: float
    tokens: int
    seconds: float
    measured: bool = True


@dataclass(frozen=True, slots=True)
class Asks:
    """To go on, something would leave this computer, and nobody has given leave: the cascade has ended.

    What stands if it never goes on (a refusal, an answer, a fault) was told before. Nothing was asked of the
    host yet. `whole` is what is sent of the chat, `question` what is with “only my question”.
    """

    tier: str
    destination: Destination
    whole: Outgoing
    question: Outgoing
    handoff: Handoff | None = None
    """The one that waits for it; None where that tier was to be asked first."""


@dataclass(frozen=True, slots=True)
class Declined:
    """The top tier doubts too: no tier here can answer this well."""

    tier: str
    doubt: float
    patience: float
    remedy: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An attempt ended in a fault of the world."""

    tier: str
    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Done:
    """A tier answered. `unsure`: it doubted beyond its patience, and answered because it was told to.

    `thinking_cut`: it had thought as long as it might, and would have thought on.
    """

    tier: str
    finish: Finish
    prompt_tokens: int
    tokens: int
    seconds: float
    first_token_seconds: float
    unsure: bool = False
    thinking_cut: bool = False
    cost: float | None = None
    """In the person's currency; None where nobody knows, and for what is answered here."""

    @property
    def tokens_per_second(self) -> float:
        return tokens_per_second(self.tokens, self.seconds, self.first_token_seconds)


def tokens_per_second(tokens: int, seconds: float, first_token_seconds: float) -> float:
    """Speed of writing, the time before the first token left out; 0 when one token is all there is."""
    writing = seconds - first_token_seconds
    return (tokens - 1) / writing if tokens > 1 and writing > 0 else 0.0


Event = Started | Loading | Noted | Shortened | Thinking | Token | Handoff | Asks | Declined | Failed | Done


def as_json(event: Event) -> dict[str, Any]:  # noqa: C901  one case for each kind of event
    """The event as `ask --json` prints it: its fields, the kind in the key `event`."""
    match event:
        case Started(tier, model, where):
            return {"event": "started", "tier": tier, "model": model, "where": where}
        case Loading(tier, fraction):
            return {"event": "loading", "tier": tier, "fraction": fraction}
        case Shortened(tier, turns):
            return {"event": "shortened", "tier": tier, "turns": turns}
        case Thinking(tier, text):
            return {"event": "thinking", "tier": tier, "text": text}
        case Token(tier, text):
            return {"event": "token", "tier": tier, "text": text}
        case Handoff():
            return _handoff(event)
        case Asks():
            return _asks(event)
        case Declined(tier, doubt, patience, remedy):
            return {"event": "declined", "tier": tier, "doubt": doubt, "patience": patience, "remedy": remedy}
        case Noted() | Failed():
            return _told(event)
        case Done():
            return _done(event)
    assert_never(event)


def _told(event: Noted | Failed) -> dict[str, Any]:
    kind = "noted" if isinstance(event, Noted) else "error"
    return {"event": kind, "tier": event.tier, "title": event.title, "remedy": event.remedy}


def _handoff(event: Handoff) -> dict[str, Any]:
    return {
        "event": "handoff",
        "from": event.junior,
        "to": event.elder,
        "reason": event.reason,
        "doubt": event.doubt,
        "patience": event.patience,
        "tokens": event.tokens,
        "seconds": event.seconds,
        "measured": event.measured,
    }


def _asks(event: Asks) -> dict[str, Any]:
    """Not what would be sent: the chat itself is no part of what a program reads about an answer."""
    return {
        "event": "asks",
        "tier": event.tier,
        "host": event.destination.host,
        "model": event.destination.model,
        "tokens": event.whole.tokens,
        "bytes": event.whole.size,
        "price": event.whole.price,
        "secrets": [secret.kind for secret in event.whole.secrets],
    }


def _done(event: Done) -> dict[str, Any]:
    return {
        "event": "done",
        "tier": event.tier,
        "finish": event.finish,
        "prompt_tokens": event.prompt_tokens,
        "tokens": event.tokens,
        "seconds": event.seconds,
        "first_token_seconds": event.first_token_seconds,
        "tokens_per_second": event.tokens_per_second,
        "unsure": event.unsure,
        "thinking_cut": event.thinking_cut,
        "cost": event.cost,
    }
