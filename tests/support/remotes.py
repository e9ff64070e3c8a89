"""Engines for services on loopback, and what was noted of their requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matryoshka.border import Request
from matryoshka.chat.engine import Engine, Message, Output, Role, Stop
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Service
from matryoshka.engines.remote.engine import RemoteEngine
from matryoshka.engines.remote.manners import Manners
from matryoshka.engines.remote.services import Services
from matryoshka.errors import AppError
from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.request_list import RequestList

IMPATIENT = Manners(connect=2.0, silence=1.0, first_wait=0.01, longest_wait=0.2)


@dataclass(frozen=True, slots=True)
class Known:
    """Keys by the names of their secrets."""

    keys: Mapping[str, str]

    def read(self, name: str) -> str | None:
        return self.keys.get(name)


class Remotes:
    """Asks services with the key “work”; lists requests in a `folder`."""

    def __init__(self, folder: Path, manners: Manners = IMPATIENT) -> None:
        self._list = RequestList(folder / "requests.jsonl")
        known = Known({"key work": "sk-work-12345"})
        self.services = Services(known, Frontier(self._list, lambda: False), manners)

    @property
    def requests(self) -> tuple[Request, ...]:
        return self._list.all()

    def engine(self, source: Service, **changes: Any) -> RemoteEngine:
        return self.services.engine(Tier("L", source, source.model, **changes))


def ask(engine: Engine, text: str = "Hi", **how: Any) -> list[Output]:
    return list(engine.stream([Message(Role.USER, text)], Stop(), **how))


def failing(engine: Engine, text: str = "Hi") -> tuple[list[Output], AppError | None]:
    """What came, and the fault that ended it."""
    outputs: list[Output] = []
    try:
        outputs.extend(engine.stream([Message(Role.USER, text)], Stop()))
    except AppError as fault:
        return outputs, fault
    return outputs, None
