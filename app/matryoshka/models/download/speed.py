"""How fast something comes lately, and how long nothing came."""

from collections import deque

WINDOW = 3.0
"""Seconds that count; after so many without a byte the speed is 0."""


class Speed:
    """Told now and then how many bytes are here; times are in seconds, of one clock."""

    def __init__(self, now: float, done: int) -> None:
        self._samples = deque([(now, done)])
        self._last = now

    def note(self, now: float, done: int) -> None:
        if done > self._samples[-1][1]:
            self._last = now
        self._samples.append((now, done))
        while len(self._samples) > 2 and now - self._samples[1][0] >= WINDOW:  # noqa: PLR2004 - two make a speed
            self._samples.popleft()

    @property
    def per_second(self) -> float:
        """Bytes."""
        (before, had), (now, done) = self._samples[0], self._samples[-1]
        return max(0, done - had) / (now - before) if now > before else 0.0

    @property
    def silent(self) -> float:
        """Seconds since the last byte."""
        return self._samples[-1][0] - self._last

    def left(self, total: int) -> float | None:
        """Seconds until `total` is here; None while nothing comes."""
        speed = self.per_second
        return (total - self._samples[-1][1]) / speed if speed else None
