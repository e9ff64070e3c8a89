"""A person's leave to send something out of this computer, and the way out that asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from matryoshka.chat.engine import Message
from matryoshka.chat.outgoing import Destination, Outgoing
from matryoshka.errors import AppError


class Extent(StrEnum):
    """How much may leave. “Not now” is no leave: nothing happens then."""

    ONCE = "once"
    """The chat, for this answer."""
    CONVERSATION = "conversation"
    """The chat, for this answer and all that follow in this conversation."""
    QUESTION = "question"
    """For this answer, the last question alone."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Something may go to `destination`, and nowhere else; secrets only masked, unless they are `revealed`."""

    destination: Destination
    extent: Extent = Extent.ONCE
    revealed: bool = False


class Way(Protocol):
    """The way out to the service of one tier. Neither method asks anybody anything."""

    @property
    def destination(self) -> Destination: ...

    def shut(self, messages: Sequence[Message]) -> AppError | None:
        """Why `messages` cannot go there now: the chat stays here, no network, a cap; None where they can."""
        ...

    def outgoing(self, messages: Sequence[Message]) -> Outgoing:
        """What would be sent."""
        ...


def last_question(messages: Sequence[Message]) -> tuple[Message, ...]:
    """What is left of a chat with “only my question”."""
    return tuple(messages[-1:])


def allowed(outgoing: Way, messages: Sequence[Message], leave: Leave) -> tuple[Message, ...]:
    """What of `messages` goes out with this leave."""
    chosen = last_question(messages) if leave.extent is Extent.QUESTION else messages
    return outgoing.outgoing(chosen).text(revealed=leave.revealed)
