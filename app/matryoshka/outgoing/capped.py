"""A remote tier that never costs more in a month than the person allows."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

from matryoshka.chat.engine import UNWATCHED, Engine, Message, Note, Opening, Output, Stop, Watch
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Service
from matryoshka.outgoing.budget import Budget
from matryoshka.outgoing.service_way import size_of


@dataclass(frozen=True, slots=True)
class Capped:
    """The engine that `speaker` makes of a tier; an answer is only as long as the `budget` has money for."""

    tier: Tier
    service: Service
    budget: Budget
    speaker: Callable[[Tier], Engine]

    @property
    def awake(self) -> bool:
        return self.speaker(self.tier).awake

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        yield from self.speaker(self.tier).wake(stop)

    def prepare(self) -> None:
        """Nothing leaves before a question does."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`. Raises `AppError` too where the limit of the month leaves no room."""
        sampling, price = self.tier.sampling, self.service.price
        with self.budget.paying(size_of(messages), price, sampling.max_tokens) as tokens:
            tier = replace(self.tier, sampling=replace(sampling, max_tokens=tokens))
            yield from self.speaker(tier).stream(messages, stop, patience, elder=elder, watch=watch)
