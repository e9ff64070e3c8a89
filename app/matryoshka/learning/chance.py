"""Randomness that a seed repeats."""

from random import Random


def seeded(key: str) -> Random:
    """A generator that draws the same for the same key."""
    return Random(key)  # noqa: S311


def happens(rng: Random, share: float) -> bool:
    """True in this share, 0..1, of all cases."""
    return rng.random() < share
