"""Where the column of text stands in its window."""

from dataclasses import dataclass

from matryoshka.ui.transcript.slabs import AnySlab

COLUMN = 740
"""Width of the text with its rail, in pixels."""
INDENT = 24
"""From the rail's left edge to the text."""
_MARGIN = 24


@dataclass(slots=True)
class Measure:
    """`window` is the width in pixels in whose middle the column stands."""

    window: int = COLUMN + 2 * _MARGIN

    @property
    def width(self) -> int:
        return max(240, min(COLUMN, self.window - 2 * _MARGIN))

    @property
    def left(self) -> int:
        return (self.window - self.width) // 2

    def x_of(self, slab: AnySlab) -> int:
        return self.left + (INDENT if slab.row.place.rail else 0)

    def width_of(self, slab: AnySlab) -> int:
        return self.width - (INDENT if slab.row.place.rail else 0)
