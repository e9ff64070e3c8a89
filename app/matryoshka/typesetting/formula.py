"""A formula as it was written, and as it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """`size` is that of the letters around it, in pixels; `displayed` on lines of its own."""

    latex: str
    size: int
    displayed: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Black, as SVG that refers to nothing; lengths in pixels, `ascent` and `depth` from the baseline."""

    svg: str
    width: float
    ascent: float
    depth: float


@dataclass(frozen=True, slots=True)
class Undrawn:
    """It stays as it was written."""

    why: str


Drawn = Drawing | Undrawn
