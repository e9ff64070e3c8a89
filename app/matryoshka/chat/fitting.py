"""How much of a chat a tier reads, and about how many tokens that has, where its model cannot be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from matryoshka.chat.about import about_tokens
from matryoshka.chat.engine import Message, QuestionTooLong, Role, without_pictures
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Overflow, Tier
from matryoshka.usual import USUAL_CONTEXT

_KEPT = 4
"""This part of a context is kept for the answer."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The messages that a tier is to read, about how many tokens they have; so many turns are left out."""

    messages: tuple[Message, ...]
    tokens: int
    left_out: int = 0


def fitting(messages: Sequence[Message], tier: Tier) -> Fitting:
    """All of them, unless the tier has a `context`, and as it sees them.

    Raises `QuestionTooLong` as `Engine.stream` does.
    """
    read = messages if tier.sees else without_pictures(messages)
    after = _tokens_after(read)
    room = after[0] if tier.context is None else tier.context - tier.context // _KEPT
    if after[0] > room and tier.overflow is Overflow.HAND_UP:
        raise QuestionTooLong(after[0], room)
    return _shortened(read, after, room)


def _shortened(messages: Sequence[Message], after: Sequence[int], room: int) -> Fitting:
    """Without as many oldest turns as need be; what the system says stays."""
    said: list[Message] = []
    tokens, seen = after[0], 0
    for left_out, start in enumerate(_turns(messages)):
        said += [message for message in messages[seen:start] if message.role is Role.SYSTEM]
        tokens, seen = about_tokens(said) + after[start], start
        if tokens <= room:
            return Fitting((*said, *messages[start:]), tokens, left_out)
    raise QuestionTooLong(tokens, room)


def _tokens_after(messages: Sequence[Message]) -> list[int]:
    """About how many tokens there are from each message on, and none after the last."""
    counts = [about_tokens([message]) for message in reversed(messages)]
    return [*reversed([*accumulate(counts)]), 0]


@dataclass(frozen=True, slots=True)
class Fill:
    """How full a tier's context is with what it would read of a chat, in tokens.

    `context` None is one that nobody knows, or without an end. Where the chat is `too_long`, nothing is read.
    """

    tokens: int
    context: int | None
    left_out: int = 0
    """Whole oldest turns."""
    too_long: bool = False
    exact: bool = False

    @property
    def room(self) -> int | None:
        """What a chat may have: the rest is kept for the answer."""
        return None if self.context is None else self.context - self.context // _KEPT


def about_fill(tier: Tier, messages: Sequence[Message]) -> Fill:
    """As far as can be told without the model; one on this computer is taken to remember what is usual."""
    context = tier.context or (USUAL_CONTEXT if tier.where is Where.LOCAL else None)
    try:
        fits = fitting(messages, replace(tier, context=context))
    except QuestionTooLong as fault:
        return Fill(fault.tokens, context, too_long=True)
    return Fill(fits.tokens, context, fits.left_out)


class ByLength:
    """Weighs chats without any model."""

    def weigh(self, tier: Tier, messages: Sequence[Message], *, elder: bool) -> Fill:
        """`elder`, whether one stands above, changes less than all that is not known here."""
        del elder
        return about_fill(tier, messages)


def _turns(messages: Sequence[Message]) -> list[int]:
    """Where each turn begins: at its question."""
    return [at for at, message in enumerate(messages) if message.role is Role.USER] or [0]
