"""What the window knows of what leaves this computer, and how it asks services and keeps keys."""

import time
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matryoshka.border import Request
from matryoshka.chat.cost import Cost, cost
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.service import Offer, Service, key_of_secret, secret_of
from matryoshka.chat.store import ChatStore
from matryoshka.engines.remote.services import Services
from matryoshka.outgoing.budget import month_begin, spent
from matryoshka.outgoing.request_list import RequestList
from matryoshka.paths import Paths
from matryoshka.services import Preset, presets

if TYPE_CHECKING:
    from collections.abc import Callable

    from matryoshka.keychain import Keychain


@dataclass(frozen=True, slots=True)
class Leaving:
    """Every method may be called on any thread; `keychain` is found when it is first needed."""

    paths: Paths
    listed: RequestList
    services: Services
    keychain: "Callable[[], Keychain]"

    def requests(self) -> tuple[Request, ...]:
        """All that were ever made, in their order."""
        return self.listed.all()

    def cost(self, ladder: Ladder) -> Cost:
        """Of this month; what was spent on chats that are deleted counts too.

        Raises `AppError` where the chats cannot be read.
        """
        top, now = ladder.tiers[-1].source, time.time()
        with closing(ChatStore(self.paths.store)) as store:
            tries = store.tries(month_begin(now))
        found = cost(tries, top.price if isinstance(top, Service) else None)
        return replace(found, spent=spent(self.listed.all(), now))

    def presets(self) -> tuple[Preset, ...]:
        return presets()

    def key_names(self) -> tuple[str, ...]:
        named = (key_of_secret(secret) for secret in self.keychain().names)
        return tuple(name for name in named if name)

    def keep_key(self, name: str, key: str) -> None:
        """Raises `AppError` where it is kept until this program ends, and no longer."""
        self.keychain().store(secret_of(name), key)

    def remove_key(self, name: str) -> None:
        """Raises `AppError` where the keyring may still hold it."""
        self.keychain().remove(secret_of(name))

    def models(self, service: Service, stop: Stop) -> tuple[Offer, ...]:
        """What the service has; none after `stop`. Raises `AppError`."""
        return self.services.offers(service, stop)

    def test(self, service: Service, stop: Stop) -> str:
        """How it went to ask its model for a word; nothing after `stop`. Raises `AppError`."""
        trial = self.services.trial(Tier(service.model, service, service.model), stop)
        return str(trial) if trial else ""
