"""How an engine's signals become one doubt between 0 and 1."""

from matryoshka.chat.engine import Signals


def doubt_of(signals: Signals) -> float:
    """Uncalibrated: the probability of the hand-off token itself; 0 for a model that owns none."""
    return signals.handoff or 0.0
