"""A ladder whose top is a service that is known by heart: it stands open until it is told otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.outgoing import Destination, Outgoing
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.outgoing.locked import Nobody, NoWay
from support.reciters import POEM, ROSES, Reciter

SERVICE = Service("https://api.cloud.example/v1", "big-1", "cloud")
TOP = Tier("Remote", SERVICE, "big-1")
LADDER = Ladder((Tier("S", Path("s.gguf"), "builtin:s", 0.35), TOP))
GOES_TO = Destination(SERVICE.host, SERVICE.model)


@dataclass(slots=True)
class WayByHeart:
    """`barrier` is why nothing goes, `sent` what was read out there."""

    barrier: AppError | None = None
    destination: Destination = GOES_TO
    shown: list[Sequence[Message]] = field(default_factory=list)

    def shut(self, messages: Sequence[Message]) -> AppError | None:
        del messages
        return self.barrier

    def unreached(self, stop: Stop) -> AppError | None:
        del stop
        return None

    def outgoing(self, messages: Sequence[Message]) -> Outgoing:
        self.shown.append(messages)
        return Outgoing(tuple(messages), (), 12 * len(messages), 60 * len(messages))


def cascade(way: WayByHeart) -> Cascade:
    """S says 4 and writes no poems; the service does."""
    small, big = Reciter(POEM, answer="4"), Reciter(answer=ROSES)
    return Cascade([Rung(LADDER.tiers[0], small), Rung(TOP, big, way)], "Add a bigger model.")


def at_home() -> Cascade:
    """The same without any way to the service."""
    small = Rung(LADDER.tiers[0], Reciter(POEM, answer="4"))
    return Cascade([small, Rung(TOP, Nobody(), NoWay(GOES_TO))], "Add a bigger model.")
