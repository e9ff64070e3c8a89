"""Reads the odds of chosen tokens for those who watch, and how long that took."""

import time

from matryoshka.chat.engine import Odds, Watch
from matryoshka.engines.host.logits import Logits


class Probe:
    """For one answer; `seconds` is what reading its odds has cost so far."""

    def __init__(self, logits: Logits, masked: int | None, watch: Watch) -> None:
        self._logits = logits
        self._masked = masked
        self._watch = watch
        self.seconds = 0.0

    def odds(self, token: int, written: int) -> Odds | None:
        """Of the token that was chosen after so many others; None where nobody watches."""
        if not (self._watch.every or (self._watch.first and not written)):
            return None
        begun = time.monotonic()
        odds = self._logits.odds(token, self._masked)
        self.seconds += time.monotonic() - begun
        return odds
