"""The stack behind the window, hanging on one anchor so that nothing in sight ever jumps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.slabs import AnySlab
from matryoshka.ui.transcript.stack import FOOT, Spot, Stack

_AIR = 40
"""Pixels from the window's edges within which a line is not well in sight."""
_REACH = 8
"""Slabs beyond those in sight that the keyboard can go to."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """A slab in sight; `y` is where its body begins, in pixels from the top of the window."""

    spot: Spot
    slab: AnySlab
    y: int
    starts: bool
    """Whether the rail begins at it."""
    ends: bool
    """Whether the rail ends at it."""

    @property
    def top(self) -> int:
        """Where the space above it begins."""
        above: int = self.slab.row.place.above
        return self.y - above

    @property
    def bottom(self) -> int:
        return self.y + self.slab.height


class Column:
    """Lays out what is in sight and no more; the anchor is the slab in the window's top line."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.at_end = True
        """Whether it stays at its end as it grows."""
        self.sighted: list[Sighted] = []
        """What is in sight, from the top, since the last `settle`."""
        self._spot, self._offset = Spot(0, 0), 0
        self._key = ""
        self._height = 0

    @property
    def chapters(self) -> list[Chapter]:
        return self.stack.chapters

    def replace(self, chapters: list[Chapter]) -> None:
        """Begin anew, at the end of these chapters."""
        self.stack.replace(chapters)
        self.sighted, self.at_end = [], True
        self._spot, self._offset = Spot(0, 0), 0

    @property
    def spot(self) -> Spot:
        """What is in the window's top line."""
        return self._spot

    @property
    def position(self) -> int:
        """How many pixels are above the window."""
        return self.stack.above(self._spot) + self._offset if self.chapters else 0

    def settle(self, height: int, now: float) -> None:
        """Bring up to date and lay out what a window of this height shows."""
        self._height, self.stack.now = height, now
        if not self.chapters:
            return
        self._find_anchor()
        if self.at_end:
            self._hang_from_end()
        if not self._fill() and not self.at_end:
            self.at_end = True
            self._hang_from_end()
            self._fill()
        self._key = self.stack.slab_at(self._spot).row.place.key
        self.stack.let_go(self.sighted[0].spot, self.sighted[-1].spot)

    def scroll_by(self, pixels: int) -> None:
        """Move by real heights: what is passed is laid out first."""
        if not self.chapters:
            return
        self._find_anchor()
        self.at_end = False
        self._offset += pixels
        self._climb()
        self._descend()

    def scroll_to(self, pixels: int) -> None:
        """Move to a place far away, by what is known of the heights."""
        index = 0
        while index < len(self.chapters) - 1 and pixels >= self.chapters[index].height:
            pixels -= self.chapters[index].height
            index += 1
        self._spot, self._offset, self._key = Spot(index, 0), 0, ""
        self.scroll_by(pixels)

    def near(self) -> Iterator[Spot]:
        """The spots in sight and those within reach around them, all laid out."""
        if not self.sighted:
            return
        first, last = self.sighted[0].spot, self.sighted[-1].spot
        for _ in range(_REACH):
            first, last = self.stack.next(first, -1) or first, self.stack.next(last, 1) or last
        for spot in self.stack.between(first, last):
            self.stack.fitted(spot)
            yield spot

    def bring_into_sight(self, key: str) -> None:
        """Scroll as little as needed to the row of this key, if it is near."""
        for spot in self.near():
            if self.stack.slab_at(spot).row.place.key == key:
                top = self.stack.above(spot) - self.position
                below = top + self.stack.fitted(spot) - self._height
                self.scroll_by(min(0, top) or max(0, below))
                return

    def place_of(self, chapter: int, key: str) -> Spot | None:
        """Where the row of this key stands; None where it is not shown."""
        keys = [slab.row.place.key for slab in self.stack.slabs(chapter)]
        return Spot(chapter, keys.index(key)) if key in keys else None

    def show(self, spot: Spot, y_in: Callable[[AnySlab], float]) -> None:
        """Scroll to a line of a slab, unless it is well in sight; `y_in` tells where it is in the slab."""
        self._find_anchor()
        self.stack.fitted(spot)
        slab = self.stack.slab_at(spot)
        inside = slab.row.place.above + round(y_in(slab))
        if _AIR <= self.stack.above(spot) + inside - self.position <= self._height - 2 * _AIR:
            return
        self.at_end, self._offset = False, inside - self._height // 3
        self._move_to(spot)
        self._climb()
        self._descend()

    def show_top(self, spot: Spot) -> None:
        """Scroll until a slab is at the top, as far as what follows it fills the window."""
        self.at_end, self._offset = False, 0
        self._move_to(spot)

    def toggle(self, key: str) -> None:
        """Open or close the row of this key, if it is in sight; it stays where it is."""
        for each in self.sighted:
            if each.slab.row.place.key == key:
                self.at_end = False
                self.chapters[each.spot.chapter].toggle(key)

    def _find_anchor(self) -> None:
        """Find the anchor's slab again where rows have come or gone."""
        slabs = self.stack.slabs(self._spot.chapter)
        if self._spot.slab < len(slabs) and slabs[self._spot.slab].row.place.key == self._key:
            return
        keys = [slab.row.place.key for slab in slabs]
        slab = keys.index(self._key) if self._key in keys else min(self._spot.slab, len(keys) - 1)
        self._spot = Spot(self._spot.chapter, slab)

    def _hang_from_end(self) -> None:
        self._spot = self.stack.last
        self._offset = self.stack.fitted(self._spot) + FOOT - self._height
        self._climb()

    def _climb(self) -> None:
        """Move the anchor up until it is in the window's top line."""
        while self._offset < 0 and (above := self.stack.next(self._spot, -1)):
            self._offset += self.stack.fitted(above)
            self._move_to(above)
        self._offset = max(0, self._offset)

    def _descend(self) -> None:
        """Move the anchor down until it is in the window's top line."""
        while self._offset >= (high := self.stack.fitted(self._spot)):
            if not (below := self.stack.next(self._spot, 1)):
                return
            self._offset -= high
            self._move_to(below)

    def _move_to(self, spot: Spot) -> None:
        self._spot, self._key = spot, self.stack.slab_at(spot).row.place.key

    def _fill(self) -> bool:
        """Lay out downwards from the anchor; whether there was enough to fill the window."""
        self.sighted = []
        y, spot = -self._offset, self._spot
        while y < self._height:
            high, slab = self.stack.fitted(spot), self.stack.slab_at(spot)
            before, after = self.stack.around(spot)
            top = y + slab.row.place.above
            self.sighted.append(Sighted(spot, slab, top, _railless(before), _railless(after)))
            y += high
            below = self.stack.next(spot, 1)
            if not below:
                return y + FOOT > self._height
            spot = below
        return True


def _railless(slab: AnySlab | None) -> bool:
    return slab is None or slab.row.place.rail is None
