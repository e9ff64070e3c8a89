"""What a service sends of an answer, event by event, becomes pieces of text."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from matryoshka.chat.cost import price_of
from matryoshka.chat.engine import End, Finish, Piece, Usage
from matryoshka.chat.service import Price
from matryoshka.engines.remote.deltas import Malformed, list_of, pieces_of
from matryoshka.engines.remote.inline import told_apart

_MOST = 4_000_000
"""Characters of one answer: no model writes so many."""
_USUAL_TOKEN = 4
"""Characters of a token, in the mean of many texts."""
_LONGEST_TOKEN = 16
"""Characters of a token, in the mean of a text that goes beyond all measure."""


class Endless(Exception):
    """More is written than any model writes."""


class Filtered(Exception):
    """The service holds the rest of an answer back."""


class Mixed(Exception):
    """Events of several answers come by turns."""


class Unfinished(Exception):
    """The answer ended without a word of its end."""


@dataclass(slots=True)
class Reading:
    """Of one answer; `limit` is how many tokens it may have, if the person set one."""

    price: Price | None = None
    limit: int | None = None
    usage: Usage = field(default_factory=Usage)
    finish: Finish | None = None
    begun: float | None = field(default=None, init=False)
    written: int = field(default=0, init=False)
    """Characters."""
    _id: str = field(default="", init=False)
    _former: set[str] = field(default_factory=set, init=False)

    def pieces(self, events: Iterable[object]) -> Iterator[Piece]:
        """All of an answer; there is always one. Raises what this module names."""
        yield from told_apart(self._all(events))
        if self.begun is None and self.finish:
            yield Piece("")

    def _all(self, events: Iterable[object]) -> Iterator[Piece]:
        for event in events:
            yield from self._pieces(event)
            if self._over:
                self.finish = Finish.LENGTH
                break

    def _pieces(self, event: object) -> Iterator[Piece]:
        """Of one event; one that says nothing of this answer has none."""
        if not isinstance(event, Mapping):
            raise Malformed
        self._check_same(event.get("id"))
        if isinstance(usage := event.get("usage"), Mapping):
            self.usage = _usage(usage, self.price)
        for choice in list_of(event.get("choices")):
            if not isinstance(choice, Mapping):
                raise Malformed
            if choice.get("index") in (0, None):
                yield from self._said(choice)

    def _check_same(self, name: object) -> None:
        """Some services name each event anew: only a name that comes back is of another answer."""
        if not isinstance(name, str) or name in ("", self._id):
            return
        if name in self._former:
            raise Mixed
        self._former.add(self._id)
        self._id = name

    def end(self) -> End:
        """Raises `Unfinished` where none was told."""
        if self.finish is None:
            raise Unfinished
        seconds = None if self.begun is None else time.monotonic() - self.begun
        return End(self.finish, seconds, usage=self.usage)

    def cost(self, read: int) -> float | None:
        """As the service told it; of an answer that was cut, about, with so many tokens `read`.

        None where no price is known, or nothing was begun.
        """
        if self.usage.cost is not None or self.price is None or self.begun is None:
            return self.usage.cost
        return price_of(self.price, read, -(-self.written // _USUAL_TOKEN))

    @property
    def _over(self) -> bool:
        """Whether it has written far beyond its limit, as services do that know none."""
        return self.limit is not None and self.written > self.limit * _LONGEST_TOKEN

    def _said(self, choice: Mapping[str, Any]) -> Iterator[Piece]:
        if isinstance(delta := choice.get("delta"), Mapping):
            for piece in pieces_of(delta):
                self._count(piece)
                yield piece
        if isinstance(reason := choice.get("finish_reason"), str):
            self.finish = _finish(reason)

    def _count(self, piece: Piece) -> None:
        self.begun = self.begun or time.monotonic()
        self.written += len(piece.text)
        if self.written > _MOST:
            raise Endless


def _finish(reason: str) -> Finish:
    """Whatever a service calls the end, it is one, unless it is a limit or its own refusal."""
    if reason == "content_filter":
        raise Filtered
    return Finish.LENGTH if reason == "length" else Finish.STOP


def _usage(told: Mapping[str, Any], price: Price | None) -> Usage:
    read, written = (_count(told.get(key)) for key in ("prompt_tokens", "completion_tokens"))
    charged = told.get("cost")
    if isinstance(charged, int | float) and not isinstance(charged, bool) and charged >= 0:
        return Usage(read, written, float(charged))
    if price is None or read is None or written is None:
        return Usage(read, written)
    return Usage(read, written, price_of(price, read, written))


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
