"""What this program asks services: an answer, which models they have, and whether they are there."""

from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial

from matryoshka.border import Border, Why
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Offer, Service
from matryoshka.engines.remote.call import Call
from matryoshka.engines.remote.engine import Keys, RemoteEngine, key_of, wordless
from matryoshka.engines.remote.knock import unreached
from matryoshka.engines.remote.line import Line
from matryoshka.engines.remote.listing import offers
from matryoshka.engines.remote.manners import USUAL, Manners
from matryoshka.engines.remote.trial import Trial, trial
from matryoshka.errors import AppError


class Services:
    """Asked with the `keys` of this person; all passes the `border`."""

    def __init__(self, keys: Keys, border: Border, manners: Manners = USUAL) -> None:
        self._keys = keys
        self._border = border
        self._manners = manners

    def engine(self, tier: Tier, why: Why = Why.ANSWER) -> RemoteEngine:
        """For a tier that is a service; else raises TypeError."""
        if not isinstance(tier.source, Service):
            raise TypeError(tier.label)
        return RemoteEngine(tier, tier.source, self._keys, self._border, why=why, manners=self._manners)

    def offers(self, service: Service, stop: Stop) -> tuple[Offer, ...]:
        """The models that it has, whatever its `model`, by name; none after `stop`. Raises `AppError`."""
        line = Line()
        call = Call(partial(self._listed, service, line), line.cut)
        try:
            with closing(call.items(stop, self._manners.wordless)) as lists:
                return next(lists, ())
        except TimeoutError:
            raise wordless(service) from None

    def trial(self, tier: Tier, stop: Stop) -> Trial | None:
        """How it went to ask the model of a tier for a word; None after `stop`. Raises `AppError`."""
        return trial(self.engine(tier, Why.TEST), stop)

    def unreached(self, service: Service, stop: Stop) -> AppError | None:
        """Why it cannot be reached, known within a second; None where it may be, and after `stop`.

        Whoever is found is asked next, and that is on the list of requests; so is, here, who is not.
        """
        if fault := unreached(service, stop):
            with suppress(AppError), self._border.crossing(service.host, Why.ANSWER, service.model):
                pass
        return fault

    def _listed(self, service: Service, line: Line) -> Iterator[tuple[Offer, ...]]:
        from matryoshka.engines.remote.client import Client  # noqa: PLC0415 - its library is slow to load

        key = key_of(service, self._keys)
        with self._border.crossing(service.host, Why.MODELS) as crossing:
            client = Client(service, key, self._manners, line, crossing)
            with client.told():
                yield offers(client.models())
