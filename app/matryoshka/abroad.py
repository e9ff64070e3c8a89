"""Composes what tiers need that are not on this computer: who asks them, and the way out to each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from matryoshka.chat.engine import Engine, Message, QuestionTooLong
from matryoshka.chat.fitting import fitting
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
        most, fit, knock = tier.sampling.max_tokens, partial(_fitted, tier), self.services.unreached
        return engine, ServiceWay(service, most, fit, knock, self.finder, self.budget, self.border.shut)


def _fitted(tier: Tier, messages: Sequence[Message]) -> tuple[tuple[Message, ...], int]:
    """A chat that is too long even so is told of when the tier is asked, and nothing of it leaves."""
    try:
        fits = fitting(messages, tier)
    except QuestionTooLong:
        return tuple(messages), 0
    return fits.messages, fits.left_out


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
