"""How work on model files hears that it should stop."""

import threading
from collections.abc import Callable
from typing import Protocol


class Stops(Protocol):
    """A wish to stop, heard by whoever works; it cannot be unset."""

    def is_set(self) -> bool: ...

    def when_set(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` when set, at once if it is already; the answer takes the callback back."""
        ...


class Brake(Stops, Protocol):
    """A wish to stop, and who can make it."""

    def set(self) -> None: ...


def rest(seconds: float, stop: Stops) -> None:
    """Return after so long, or when `stop` is set."""
    woken = threading.Event()
    forget = stop.when_set(woken.set)
    woken.wait(seconds)
    forget()
