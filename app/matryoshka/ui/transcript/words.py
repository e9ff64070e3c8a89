"""The sentences and figures of the transcript."""

from collections.abc import Sequence
from dataclasses import replace

from matryoshka.chat import words as plain
from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.events import Handoff, Where, tokens_per_second
from matryoshka.chat.words import without_technical
from matryoshka.saying import Figure, say
from matryoshka.ui.amounts import money
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import model_words

__all__ = [
    "DOUBT_EXPLAINED",
    "account",
    "details",
    "doubt_and_limit",
    "duration",
    "ending",
    "figures",
    "left",
    "left_out",
    "passed_on",
    "place",
    "thought",
    "unread",
    "vote",
    "why",
    "without_technical",
]

_MIN_TOKENS = 8
"""Up to this many tokens a speed is noise."""

DOUBT_EXPLAINED = say(
    "Doubt is how likely it is that a bigger one answers better. Above its limit, a tier asks."
)


def passed_on(handoffs: Sequence[Handoff]) -> str:
    return tr(plain.passed_on(handoffs))


def why(handoff: Handoff, fault: str) -> str:
    return tr(plain.why(handoff, retold(fault)))


def details(attempt: Attempt, handoff: Handoff) -> str:
    told = replace(attempt, title=retold(attempt.title), remedy=retold(attempt.remedy))
    return tr(plain.details(told, handoff))


def doubt_and_limit(doubt: float, patience: float) -> tuple[str, ...]:
    return tuple(map(tr, plain.doubt_and_limit(doubt, patience)))


def ending(state: State) -> str:
    return tr(plain.ending(state))


def duration(seconds: float) -> str:
    return tr(plain.duration(seconds))


def place(where: Where) -> str:
    return tr("on this computer") if where is Where.LOCAL else tr("over the network")


def left(host: str, tokens: int) -> str:
    """What is said of a turn that left this computer; the tokens are 0 until the service has counted them."""
    to = host or tr("the network")
    return tr("%n token(s) went to {to}.", tokens, to=to) if tokens else tr("Sent to {to}.", to=to)


def figures(attempt: Attempt) -> tuple[str, ...]:
    """Time, tokens, speed and cost of one answer, as far as they are known."""
    speed = tokens_per_second(attempt.tokens, attempt.seconds, attempt.first_token_seconds)
    return (
        *((duration(attempt.seconds),) if attempt.seconds else ()),
        *((tr("%n token(s)", attempt.tokens),) if attempt.tokens else ()),
        *((tr("{speed} tokens/s", speed=Figure(speed)),) if attempt.tokens > _MIN_TOKENS and speed else ()),
        *((tr("cost {money}", money=money(attempt.cost)),) if attempt.cost is not None else ()),
    )


def account(attempt: Attempt, where: str) -> tuple[tuple[str, str], ...]:
    """All that is known of how an answer was made, each under its name; `where` it was made."""
    speed = tokens_per_second(attempt.tokens, attempt.seconds, attempt.first_token_seconds)
    first = attempt.first_token_seconds
    thought = tr("%n token(s) in {time}", attempt.thinking_tokens, time=duration(attempt.thinking_seconds))
    said = (
        (tr("Tier"), f"{attempt.tier}: {model_words(attempt.model)}, {where}"),
        (tr("Asked as"), attempt.manner),
        (tr("Read"), tr("%n token(s)", attempt.prompt_tokens) if attempt.prompt_tokens else ""),
        (tr("Thought"), thought if attempt.thinking_tokens else ""),
        (tr("Wrote"), tr("%n token(s)", attempt.tokens) if attempt.tokens else ""),
        (
            tr("Speed"),
            tr("{speed} tokens/s", speed=Figure(speed)) if attempt.tokens > _MIN_TOKENS and speed else "",
        ),
        (tr("First word"), tr("after {time}", time=duration(first)) if first else ""),
        (tr("In all"), duration(attempt.seconds) if attempt.seconds else ""),
        (tr("Cost"), money(attempt.cost) if attempt.cost is not None else ""),
    )
    return tuple((name, value) for name, value in said if value)


def vote(good: bool) -> str:
    """What the person has said of an answer."""
    return tr("you said good") if good else tr("you said wrong")


def thought(attempt: Attempt) -> str:
    """How long it thought, once that is over."""
    said = tr("Thought for {time}", time=duration(attempt.thinking_seconds))
    return tr("{said}, cut at its limit", said=said) if attempt.thinking_cut else said


def left_out(turns: int, tier: str) -> str:
    return tr("%n earlier turn(s) (was|were) not read by {tier}", turns, tier=tier)


def unread(turns: int, tier: str) -> str:
    """What is said where the reading began."""
    return tr("{tier} did not read the (|%n )turn(s) above", turns, tier=tier)
