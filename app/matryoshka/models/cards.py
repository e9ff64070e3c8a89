"""Chooses how much of a model lies on graphics cards, and how precisely it then remembers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matryoshka.models.needs import F16, Q8_0, Needs

SMALL = 64 * 2**20
"""Bytes of a model that the processor alone answers with at once: unasked, no card is woken for it."""
SPARING = (F16, Q8_0)
"""What is tried unasked: nobody tells answers remembered in q8_0 from others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`layers` of the model go on the cards, and it remembers as `needs` says."""

    layers: int
    needs: Needs


def choose(needs: Needs, room: int, kv_types: Sequence[str], wanted: int | None = None) -> Choice:
    """All layers if they fit into `room` bytes, remembered less precisely if need be; else as many as fit.

    The first of `kv_types` is preferred. `wanted` are so many layers and no others, whether they fit or not.
    """
    ways = [replace(needs, kv_type=each) for each in kv_types]
    all_of_them = needs.layers if wanted is None else min(wanted, needs.layers)
    best = next((way for way in ways if way.fitting(room) >= all_of_them), ways[0])
    return Choice(best.fitting(room) if wanted is None else all_of_them, best)
