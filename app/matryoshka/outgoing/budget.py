"""What remote tiers cost in a month, and the most that they may."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from matryoshka.border import Request
from matryoshka.chat.cost import price_of
from matryoshka.chat.service import Price
from matryoshka.errors import AppError
from matryoshka.outgoing.request_list import RequestList
from matryoshka.saying import say

_MILLION = 1_000_000
_LEAST = 16
"""Tokens that an answer must be able to have, to be worth asking for."""
_USUAL = 8192
"""So long an answer is where only the cap limits it: services refuse to be asked for more than they give."""


class Budget:
    """What is left of the `cap` of a calendar month, None for no limit; it is asked anew each time."""

    def __init__(self, requests: RequestList, cap: Callable[[], float | None]) -> None:
        self._requests = requests
        self._cap = cap
        self._lock = threading.Lock()
        self._under_way: list[float] = []
        """What each answer that is being written may cost."""

    @property
    def left(self) -> float | None:
        """In the person's currency, should all that is under way cost what it may; None for no limit."""
        cap = self._cap()
        return None if cap is None else cap - spent(self._requests.all(), time.time()) - sum(self._under_way)

    @contextmanager
    def paying(self, size: int, price: Price | None, wished: int | None) -> Iterator[int | None]:
        """For an answer to so many bytes: how many tokens it may have, as many as are `wished` at most.

        What it may cost is set aside until it has ended. Raises `AppError` where that could pass the cap.
        """
        with self._lock:
            if fault := self.spent_out(size, price):
                raise fault
            tokens = self._tokens(size, price, wished)
            dearest = price_of(price, size, tokens or 0) if price else 0.0
            self._under_way.append(dearest)
        try:
            yield tokens
        finally:
            self._under_way.remove(dearest)

    def spent_out(self, size: int, price: Price | None) -> AppError | None:
        """Why an answer to so many bytes is not asked for; None where it can be paid."""
        tokens = self._tokens(size, price, None)
        if tokens is None or tokens >= _LEAST:
            return None
        title = say("This could pass your limit for this month.")
        return AppError(title, say("Raise the limit, or wait for the next month."))

    def _tokens(self, size: int, price: Price | None, wished: int | None) -> int | None:
        """None for no limit: where no price is known no cap can hold.

        No tokenizer makes more tokens than a text has bytes.
        """
        left = self.left
        if left is None or price is None:
            return wished
        for_answer = left - price_of(price, size, 0)
        if not price.written:
            return wished if for_answer >= 0 else 0
        longest = _USUAL if wished is None else wished
        return max(0, min(longest, int(for_answer * _MILLION / price.written)))


def spent(requests: Iterable[Request], now: float) -> float:
    """Since the first of the month in which `now` (seconds since 1970) lies, as far as costs are known."""
    begun = month_begin(now)
    return sum(each.cost or 0.0 for each in requests if each.when >= begun)


def month_begin(now: float) -> float:
    """Midnight before the first of its month, by the clock of this computer; seconds since 1970."""
    year, month = time.localtime(now)[:2]
    return time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))
