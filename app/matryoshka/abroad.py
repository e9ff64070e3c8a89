"""Composes what tiers need that are not on this computer: who asks them, and the way out to each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from matryoshka.chat.engine import Engine
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Way
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.service import Service
from matryoshka.engines.remote.engine import Keys
from matryoshka.engines.remote.services import Services
from matryoshka.outgoing.budget import Budget
from matryoshka.outgoing.capped import Capped
from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.locked import Nobody, NoWay
from matryoshka.outgoing.secrets import SecretFinder
from matryoshka.outgoing.service_way import ServiceWay

Step = tuple[Engine, Way]
"""Who answers for a remote tier, and the way out to it."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """Everything that leaves passes the `border`; answers keep to the `budget`."""

    services: Services
    border: Frontier
    budget: Budget
    finder: SecretFinder

    def step(self, tier: Tier, service: Service) -> Step:
        """Of a tier whose source is this service."""
        engine = Capped(tier, service, self.budget, self.services.engine)
        most, knock = tier.sampling.max_tokens, self.services.unreached
        return engine, ServiceWay(service, most, knock, self.finder, self.budget, self.border.shut)


def nowhere(service: Service) -> Step:
    """In a chat that stays on this computer: no engine, and a way that is shut."""
    return Nobody(), NoWay(Destination(service.host, service.model))


class LateKeys:
    """A keychain that is made when it is first asked: its library is slow to load."""

    def __init__(self, find: Callable[[], Keys]) -> None:
        self._find = find

    @cached_property
    def _keys(self) -> Keys:
        return self._find()

    def read(self, name: str) -> str | None:
        return self._keys.read(name)
