"""What a comparison asks of whoever shares out the memory of this computer."""

from collections.abc import Sequence
from typing import Protocol

from matryoshka.chat.comparing.news import Waves
from matryoshka.chat.ladder import Tier


class Places(Protocol):
    def waves(self, tiers: Sequence[Tier]) -> Waves:
        """Which of these tiers answer together: those that fit, the smallest first.

        Remote ones are in no wave: they take no memory, and begin at once.
        """
        ...

    def held(self, tier: Tier) -> int | None:
        """Bytes that the tier's model holds now; None where it is not loaded here."""
        ...
