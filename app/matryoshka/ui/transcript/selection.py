"""Text marked with the mouse, within one slab or across many."""

from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.ui.transcript.slabs import AnySlab
from matryoshka.ui.transcript.stack import Spot, Stack


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the button went down to where the pointer is: slabs, and positions in their text."""

    anchor: tuple[Spot, int]
    head: tuple[Spot, int]

    @property
    def empty(self) -> bool:
        return self.anchor == self.head

    def within(self, spot: Spot, length: int) -> tuple[int, int] | None:
        """The marked positions of one slab whose text has this length; None where nothing is marked."""
        first, last = sorted((self.anchor, self.head))
        if not first[0] <= spot <= last[0]:
            return None
        start = first[1] if spot == first[0] else 0
        end = last[1] if spot == last[0] else length
        return (start, end) if start < end else None

    def text(self, stack: Stack) -> str:
        return "\n\n".join(slab.text(*span) for slab, span in self._parts(stack))

    def markdown(self, stack: Stack) -> str:
        return "\n\n".join(slab.markdown(*span) for slab, span in self._parts(stack))

    def _parts(self, stack: Stack) -> Iterator[tuple[AnySlab, tuple[int, int]]]:
        first, last = sorted((self.anchor, self.head))
        for spot in stack.between(first[0], last[0]):
            slab = stack.slab_at(spot)
            if slab.length and (span := self.within(spot, slab.length)):
                yield slab, span
