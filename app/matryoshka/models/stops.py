"""How work on model files hears that it should stop."""

from collections.abc import Callable
from typing import Protocol


class Stops(Protocol):
    """A wish to stop, heard by whoever works; it cannot be unset."""

    def is_set(self) -> bool: ...

    def when_set(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` when set, at once if it is already; the answer takes the callback back."""
        ...
