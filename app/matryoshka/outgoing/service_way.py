"""The way out to one service: what would go there, and why it cannot."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matryoshka.chat.about import about_tokens
from matryoshka.chat.cost import price_of
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.outgoing import Destination, Outgoing
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.outgoing.budget import Budget
from matryoshka.outgoing.network import no_network
from matryoshka.outgoing.secrets import SecretFinder


@dataclass(frozen=True, slots=True)
class ServiceWay:
    """As `Way`; `most` is the longest answer in tokens.

    `fit` gives what the tier reads of a chat, and how many whole oldest turns that leaves out. `knock` says
    why the service does not open, `shut_for_all` why nothing may leave at all.
    """

    service: Service
    most: int | None
    fit: Callable[[Sequence[Message]], tuple[tuple[Message, ...], int]]
    knock: Callable[[Service, Stop], AppError | None]
    finder: SecretFinder
    budget: Budget
    shut_for_all: Callable[[], AppError | None]

    @property
    def destination(self) -> Destination:
        return Destination(self.service.host, self.service.model)

    def shut(self, messages: Sequence[Message]) -> AppError | None:
        return (
            self.shut_for_all()
            or no_network(self.service.host)
            or self.budget.spent_out(size_of(self.fit(messages)[0]), self.service.price)
        )

    def unreached(self, stop: Stop) -> AppError | None:
        return self.knock(self.service, stop)

    def outgoing(self, messages: Sequence[Message]) -> Outgoing:
        read, left_out = self.fit(messages)
        whole = Outgoing(read, self.finder.find(read), 0, 0)
        sent, price = whole.masked, self.service.price
        tokens = about_tokens(sent)
        return Outgoing(
            whole.messages,
            whole.secrets,
            tokens,
            size_of(sent),
            price_of(price, tokens, 0) if price else None,
            price_of(price, tokens, self.most) if price and self.most else None,
            left_out,
        )


def size_of(messages: Sequence[Message]) -> int:
    """In bytes, as they are written for the service."""
    written = [{"role": message.role, "content": message.text} for message in messages]
    shown = sum(len(picture.url) for message in messages for picture in message.pictures)
    return shown + len(json.dumps(written, ensure_ascii=False).encode(errors="replace"))
