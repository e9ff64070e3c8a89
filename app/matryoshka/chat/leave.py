"""A person's leave to send something out of this computer, and the way out that asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.outgoing import Destination, Outgoing
from matryoshka.errors import AppError


class Extent(StrEnum):
    """How much may leave. “Not now” is no leave: nothing happens then."""

    ONCE = "once"
    """The chat, for this answer."""
    CONVERSATION = "conversation"
    """The chat, for this answer and all that follow in this conversation."""
    QUESTION = "question"
    """For this answer, the last question alone, with what the system says."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Something may go to `destination` and nowhere else, or wherever the ladder leads where that is None.

    Secrets go masked, unless they are `revealed`.
    """

    destination: Destination | None
    extent: Extent = Extent.ONCE
    revealed: bool = False

    def covers(self, destination: Destination) -> bool:
        return self.destination in (None, destination)

    def of(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """What of a chat it is about."""
        return question_of(messages) if self.extent is Extent.QUESTION else tuple(messages)


def question_of(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The last question, with what the system says to it, and what was answered where that is to go on."""
    begun = 1 + (messages[-1].role is Role.ASSISTANT)
    earlier, last = messages[:-begun], messages[-begun:]
    return (*(message for message in earlier if message.role is Role.SYSTEM), *last)


def standing(destination: Destination | None) -> Leave | None:
    """What was given for a whole conversation, to go there."""
    return Leave(destination, Extent.CONVERSATION) if destination else None


class Way(Protocol):
    """The way out to the service of one tier."""

    @property
    def destination(self) -> Destination: ...

    def shut(self, messages: Sequence[Message]) -> AppError | None:
        """Why these cannot go there now: the chat stays here, no network, a limit; None where they can.

        Nobody is asked for that.
        """
        ...

    def unreached(self, stop: Stop) -> AppError | None:
        """Why the service cannot be reached, known within a second; None where it can. It is asked."""
        ...

    def outgoing(self, messages: Sequence[Message]) -> Outgoing:
        """What would be sent."""
        ...
