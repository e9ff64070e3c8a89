"""What would leave this computer for one answer: the messages, the secrets in them, and what it may cost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from matryoshka.chat.engine import Message
from matryoshka.saying import say


@dataclass(frozen=True, slots=True)
class Destination:
    """A model of a service; `host` with its port, if the address has one."""

    host: str
    model: str

    def __str__(self) -> str:
        return f"{self.model} at {self.host}"


class Kind(StrEnum):
    """Of a secret, as people call it."""

    KEY = "key"
    CARD = "card number"
    MAIL = "mail address"
    PHONE = "phone number"


@dataclass(frozen=True, slots=True)
class Secret:
    """What looks like a secret in one message: its characters from `start` up to `end`."""

    kind: Kind
    message: int
    """Counted from 0."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Messages for a service, with the secrets in them in their order; none overlap.

    `tokens` are about so many, `size` is in bytes as they are sent masked. `price` is what reading them costs
    and `dearest` what they and the longest answer cost, in the person's currency; None where nobody knows.
    """

    messages: tuple[Message, ...]
    secrets: tuple[Secret, ...]
    tokens: int
    size: int
    price: float | None = None
    dearest: float | None = None
    left_out: int = 0
    """How many whole oldest turns of the chat are not sent, for the tier does not read so much."""

    @property
    def masked(self) -> tuple[Message, ...]:
        """The messages with every secret replaced by what it is; the same one by the same number."""
        return masked(self.messages, self.secrets)

    def text(self, *, revealed: bool) -> tuple[Message, ...]:
        """What is sent: all as it is where the person has `revealed` the secrets, else masked."""
        return self.messages if revealed else self.masked


def counted(secrets: Sequence[Secret]) -> Iterator[str]:
    """How many of each kind, in the order they were found in: `2 mail addresses`."""
    for kind, number in Counter(secret.kind for secret in secrets).items():
        yield _many(kind, number)


def _many(kind: Kind, number: int) -> str:
    match kind:
        case Kind.KEY:
            return say("%n key(s)", number)
        case Kind.CARD:
            return say("%n card number(s)", number)
        case Kind.MAIL:
            return say("%n mail address(es)", number)
        case Kind.PHONE:
            return say("%n phone number(s)", number)
    assert_never(kind)


def masked(messages: Sequence[Message], secrets: Sequence[Secret]) -> tuple[Message, ...]:
    """`messages` with their `secrets` (ordered, none overlapping) hidden, as in `[mail address 1]`."""
    names = _names(messages, secrets)
    of_message = {number: list(each) for number, each in groupby(secrets, key=lambda one: one.message)}
    return tuple(
        replace(message, text=_masked(message.text, of_message.get(number, ()), names))
        for number, message in enumerate(messages)
    )


def _masked(text: str, secrets: Sequence[Secret], names: dict[str, str]) -> str:
    pieces, read = [], 0
    for secret in secrets:
        pieces += [text[read : secret.start], names[text[secret.start : secret.end]]]
        read = secret.end
    return "".join([*pieces, text[read:]])


def _names(messages: Sequence[Message], secrets: Sequence[Secret]) -> dict[str, str]:
    """The name of each secret text, numbered among those of its kind."""
    names: dict[str, str] = {}
    counted: dict[Kind, int] = dict.fromkeys(Kind, 0)
    for secret in secrets:
        text = messages[secret.message].text[secret.start : secret.end]
        if text not in names:
            counted[secret.kind] += 1
            names[text] = f"[{secret.kind} {counted[secret.kind]}]"
    return names
