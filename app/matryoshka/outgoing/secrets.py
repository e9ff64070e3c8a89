"""Finds what in a chat looks like a secret, before it leaves this computer."""

from collections.abc import Sequence
from functools import lru_cache

from matryoshka.chat.engine import Message
from matryoshka.chat.outgoing import Kind, Secret

_REMEMBERED = 512
Spot = tuple[Kind, int, int]
"""What was found, and where it begins and ends."""


class SecretFinder:
    """Keys, cards, mail addresses and phone numbers; `region` is the person's country in two letters.

    A chat is looked through again and again as it grows: what was found in a message is remembered.
    """

    def __init__(self, region: str | None) -> None:
        self._region = region
        self._spots = lru_cache(_REMEMBERED)(self._look)

    def find(self, messages: Sequence[Message]) -> tuple[Secret, ...]:
        """All of them in their order; none overlap."""
        return tuple(
            Secret(kind, number, start, end)
            for number, message in enumerate(messages)
            for kind, start, end in self._spots(message.text)
        )

    def _look(self, text: str) -> tuple[Spot, ...]:
        from matryoshka.outgoing.detectors import spots  # noqa: PLC0415 - what it needs is slow to load

        return _apart(list(spots(text, self._region)))


def _apart(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Those that touch become one, of the first kind among them; in their order."""
    merged: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: spot[1:]):
        if merged and spot[1] < merged[-1][2]:
            merged.append(_together(merged.pop(), spot))
        else:
            merged.append(spot)
    return tuple(merged)


def _together(one: Spot, other: Spot) -> Spot:
    return min(one[0], other[0], key=list(Kind).index), one[1], max(one[2], other[2])
