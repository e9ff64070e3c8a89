"""A remote tier in a chat that stays on this computer: nobody there could be asked, for nobody is there."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from matryoshka.chat.engine import UNWATCHED, Message, Note, Opening, Output, Stop, Watch
from matryoshka.chat.outgoing import Destination, Outgoing
from matryoshka.errors import AppError
from matryoshka.saying import say


def stays_here() -> AppError:
    return AppError(say("This chat stays on this computer."), say("Unlock it if it may leave."))


class Nobody:
    """In place of an engine; it has no way to any service."""

    awake = False

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        del stop
        raise stays_here()

    def prepare(self) -> None:
        pass

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        del messages, stop, patience, elder, watch
        raise stays_here()


@dataclass(frozen=True, slots=True)
class NoWay:
    """As `Way`, and shut."""

    destination: Destination

    def shut(self, messages: Sequence[Message]) -> AppError | None:
        del messages
        return stays_here()

    def unreached(self, stop: Stop) -> AppError | None:
        del stop
        return stays_here()

    def outgoing(self, messages: Sequence[Message]) -> Outgoing:
        """Nothing."""
        del messages
        return Outgoing((), (), 0, 0)
