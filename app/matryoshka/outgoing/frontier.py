"""The one place where requests leave: nothing passes while the program is offline, and all is listed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from matryoshka.border import Crossing, Offline, Why
from matryoshka.errors import AppError
from matryoshka.outgoing.request_list import Count, RequestList


class Frontier:
    """The border of this program; `offline` says whether the person has switched it off now."""

    def __init__(self, requests: RequestList, offline: Callable[[], bool]) -> None:
        self._requests = requests
        self._offline = offline

    @property
    def requests(self) -> RequestList:
        return self._requests

    def shut(self) -> Offline | None:
        """Why nothing may leave; None where something may."""
        if not self._offline():
            return None
        return Offline("Matryoshka is switched offline.", "Switch it online again, then repeat this.")

    @contextmanager
    def crossing(self, host: str, why: Why, about: str = "") -> Iterator[Crossing]:
        """As `Border.crossing`."""
        if fault := self.shut():
            raise fault
        count = Count(self._requests.begin(host, why, about))
        try:
            yield count
        finally:
            with suppress(AppError):  # that it was made is on the list
                self._requests.end(count.request)
