"""The one place where requests leave: nothing passes while the program is offline, and all is listed."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from matryoshka.border import Crossing, Offline, Request, Why
from matryoshka.errors import AppError
from matryoshka.outgoing.request_list import RequestList
from matryoshka.saying import say

_LOOK = 0.5
"""Seconds between two looks whether the program was switched offline in the midst of a request."""


class Frontier:
    """The border of this program; `offline` says whether the person has switched it off now."""

    def __init__(self, requests: RequestList, offline: Callable[[], bool]) -> None:
        self.requests = requests
        self._offline = offline

    def shut(self) -> Offline | None:
        """Why nothing may leave; None where something may."""
        if not self._offline():
            return None
        return Offline(say("Matryoshka is switched offline."), say("Switch it online, then try again."))

    @contextmanager
    def crossing(self, host: str, why: Why, about: str = "") -> Iterator[Crossing]:
        """As `Border.crossing`."""
        if fault := self.shut():
            raise fault
        passing = _Passing(self.requests.begin(host, why, about), self.shut)
        try:
            yield passing
        finally:
            with suppress(AppError):  # that it was made is on the list
                self.requests.end(passing.request)


class _Passing:
    """What one request has come to up to now, as `Crossing`."""

    def __init__(self, request: Request, shut: Callable[[], Offline | None]) -> None:
        self.request = replace(request, sent=0, received=0)
        self._shut = shut
        self._lock = threading.Lock()
        self._look = time.monotonic() + _LOOK

    def sent(self, count: int) -> None:
        with self._lock:
            self.request = replace(self.request, sent=(self.request.sent or 0) + count)

    def received(self, count: int) -> None:
        with self._lock:
            self.request = replace(self.request, received=(self.request.received or 0) + count)
        self._stop_where_shut()

    def cost(self, price: float) -> None:
        with self._lock:
            self.request = replace(self.request, cost=price)

    def _stop_where_shut(self) -> None:
        if time.monotonic() >= self._look:
            self._look = time.monotonic() + _LOOK
            if fault := self._shut():
                raise fault
