"""What remote tiers cost in a month, and the most that they may."""

import time
from collections.abc import Callable, Iterable

from matryoshka.border import Request
from matryoshka.chat.service import Price
from matryoshka.errors import AppError
from matryoshka.outgoing.request_list import RequestList

_MILLION = 1_000_000
_LEAST = 16
"""Tokens that an answer must be able to have, to be worth asking for."""


class Budget:
    """What is left of the `cap` of a calendar month, None for no limit; it is asked anew each time."""

    def __init__(self, requests: RequestList, cap: Callable[[], float | None]) -> None:
        self._requests = requests
        self._cap = cap

    @property
    def left(self) -> float | None:
        """In the person's currency; None where there is no limit."""
        cap = self._cap()
        return None if cap is None else cap - spent(self._requests.all(), time.time())

    def tokens(self, size: int, price: Price | None) -> int | None:
        """How many an answer to so many bytes may have, for the cap not to be passed; None for no limit.

        No tokenizer makes more tokens than a text has bytes. Where no price is known no cap can hold.
        """
        left = self.left
        if left is None or price is None:
            return None
        for_answer = left - size * price.read / _MILLION
        if not price.written:
            return None if for_answer >= 0 else 0
        return max(0, int(for_answer * _MILLION / price.written))

    def spent_out(self, size: int, price: Price | None) -> AppError | None:
        """Why an answer to so many bytes is not asked for; None where it can be paid."""
        tokens = self.tokens(size, price)
        if tokens is None or tokens >= _LEAST:
            return None
        title = "This could pass your limit for this month."
        return AppError(title, "Raise the limit, or wait for the next month.")


def spent(requests: Iterable[Request], now: float) -> float:
    """Since the first of the month in which `now` (seconds since 1970) lies, as far as costs are known."""
    begun = month_begin(now)
    return sum(each.cost or 0.0 for each in requests if each.when >= begun)


def month_begin(now: float) -> float:
    """Midnight before the first of its month, by the clock of this computer; seconds since 1970."""
    year, month = time.localtime(now)[:2]
    return time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))
