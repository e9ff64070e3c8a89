"""How much of the asking is done, and how long the rest will take."""

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """Of `steps` in all; what was known before takes no time, and counts as done."""

    steps: int
    done: int = 0
    worked: int = 0
    _begun: float = field(default_factory=time.monotonic)

    def step(self, *, worked: bool) -> None:
        self.done += 1
        self.worked += worked

    @property
    def left(self) -> float | None:
        """Seconds; None before anything was worked on."""
        if not self.worked:
            return None
        return (time.monotonic() - self._begun) / self.worked * (self.steps - self.done)

    def of(self, whole: int) -> int:
        """How many of `whole` are done."""
        return whole * self.done // self.steps if self.steps else whole
