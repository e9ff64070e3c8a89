"""Reads the odds of chosen tokens for those who measure, and how long that took."""

import time

from matryoshka.chat.engine import Odds
from matryoshka.engines.host.logits import Logits


class Probe:
    """For one answer; `seconds` is what reading its odds has cost so far."""

    def __init__(self, logits: Logits, masked: int | None) -> None:
        self._logits = logits
        self._masked = masked
        self.seconds = 0.0

    def odds(self, token: int) -> Odds:
        """Of the token that was chosen next."""
        begun = time.monotonic()
        odds = self._logits.odds(token, self._masked)
        self.seconds += time.monotonic() - begun
        return odds
