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
        size = size_of(messages)
        if fault := self.budget.spent_out(size, self.service.price):
            raise fault
        engine = self.speaker(self._for(self.budget.tokens(size, self.service.price)))
        yield from engine.stream(messages, stop, patience, elder=elder, watch=watch)

    def _for(self, tokens: int | None) -> Tier:
        """The tier as it may answer in so many tokens."""
        sampling = self.tier.sampling
        limits = [each for each in (tokens, sampling.max_tokens) if each is not None]
        return replace(self.tier, sampling=replace(sampling, max_tokens=min(limits, default=None)))
