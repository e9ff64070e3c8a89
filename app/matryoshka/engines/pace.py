"""How many tokens of a prompt to read at a time, so that a wish to stop is soon heard."""

_SECONDS = 0.25
_FIRST = 16
_GROWTH = 4


class Pace:
    """Starts small, then follows the measured speed up to `largest` tokens at a time."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._each = 0.0
        self.size = min(_FIRST, largest)

    def took(self, tokens: int, seconds: float) -> None:
        """Learn from one piece; a shorter one than asked for says little and is ignored."""
        if tokens == self.size:
            self._each = seconds / tokens
            fitting = int(tokens * _SECONDS / max(seconds, 1e-6))
            self.size = max(1, min(fitting, tokens * _GROWTH, self._largest))

    def seconds(self, tokens: int) -> float:
        """How long reading so many takes; none while nothing was measured."""
        return tokens * self._each
