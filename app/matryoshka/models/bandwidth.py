"""How fast this computer reads weights to compute with them, measured once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bandwidth:
    """Of one place that models lie in: bytes a second, by ggml's name of their type (`Q8_0`).

    A type is slower than memory where unpacking it takes longer than fetching it.
    """

    by_type: Mapping[str, float] = field(default_factory=dict)
