"""Text marked with the mouse, within one slab or across many."""

from dataclasses import dataclass

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
        first, last = sorted((self.anchor, self.head))
        found = []
        for spot in stack.between(first[0], last[0]):
            slab = stack.slab_at(spot)
            if slab.length and (span := self.within(spot, slab.length)):
                found.append(slab.text(*span))
        return "\n\n".join(found)
