"""How many tokens of a prompt to read at a time, so that a wish to stop is soon heard."""

_SECONDS = 0.25
_FIRST = 16
_GROWTH = 4


class Pace:
    """Starts small, then follows the measured speed up to `largest` tokens at a time.

    What is `interruptible` is read in the largest pieces from the first: a processor is quicker with them.
    """

    def __init__(self, largest: int, *, interruptible: bool = False) -> None:
        self._largest = largest
        self._interruptible = interruptible
        self._each = 0.0
        self.size = largest if interruptible else min(_FIRST, largest)

    def took(self, tokens: int, seconds: float) -> None:
        """Learn from one piece; a short one says little and is ignored."""
        if tokens < (min(_FIRST, self.size) if self._interruptible else self.size):
            return
        self._each = seconds / tokens
        if not self._interruptible:
            fitting = int(tokens * _SECONDS / max(seconds, 1e-6))
            self.size = max(1, min(fitting, tokens * _GROWTH, self._largest))

    def seconds(self, tokens: int) -> float:
        """How long reading so many takes; none while nothing was measured."""
        return tokens * self._each
