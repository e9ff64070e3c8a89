"""The column of chapters behind the window, hanging on one anchor so that nothing in sight ever jumps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.measure import Measure
from matryoshka.ui.transcript.slabs import AnySlab

FOOT = 32
"""Space below the last row, in pixels."""
_NEAR = 2
"""Chapters kept open to either side of those in sight."""
_REACH = 8
"""Slabs beyond those in sight that the keyboard can go to."""
_MARGIN = 40
"""Slabs kept laid out to either side of those in sight."""


class Spot(NamedTuple):
    """Where a slab stands: its chapter, and its place in it."""

    chapter: int
    slab: int


@dataclass(frozen=True, slots=True)
class Sighted:
    """A slab in sight; `y` is where its body begins, in pixels from the top of the window."""

    spot: Spot
    slab: AnySlab
    y: int

    @property
    def top(self) -> int:
        """Where the space above it begins."""
        above: int = self.slab.row.place.above
        return self.y - above

    @property
    def bottom(self) -> int:
        return self.y + self.slab.height


class Column:
    """Lays out what is in sight and no more; heights far away are guesses."""

    def __init__(self, measure: Measure) -> None:
        self.chapters: list[Chapter] = []
        self.at_end = True
        """Whether it stays at its end as it grows."""
        self.sighted: list[Sighted] = []
        """What is in sight, from the top, since the last `settle`."""
        self._measure = measure
        self._spot, self._offset = Spot(0, 0), 0
        self._opened: set[int] = set()
        self._height, self._now = 0, 0.0

    def replace(self, chapters: list[Chapter]) -> None:
        self.chapters, self.sighted, self.at_end = chapters, [], True
        self._spot, self._offset = Spot(0, 0), 0
        self._opened = set()

    @property
    def total(self) -> int:
        """Height of everything, in pixels; partly guessed."""
        return sum(chapter.height for chapter in self.chapters) + FOOT

    @property
    def position(self) -> int:
        """How many pixels are above the window."""
        return self.position_of(self._spot) + self._offset if self.chapters else 0

    def settle(self, height: int, now: float) -> None:
        """Bring up to date and lay out what a window of this height shows."""
        self._height, self._now = height, now
        if not self.chapters:
            return
        self._find_spot()
        if self.at_end:
            self._hang_from_end()
        if not self._fill() and not self.at_end:
            self.at_end = True
            self._hang_from_end()
            self._fill()
        self._let_go()

    def scroll_by(self, pixels: int) -> None:
        """Move by real heights: what is passed is laid out first."""
        if not self.chapters:
            return
        self._find_spot()
        self.at_end = False
        self._offset += pixels
        self._climb()
        while self._offset >= (high := self._fitted(self._spot)) and (below := self._next(self._spot, 1)):
            self._offset -= high
            self._spot = below

    def scroll_to(self, pixels: int) -> None:
        """Move to a place far away, by what is known of the heights."""
        index = 0
        while index < len(self.chapters) - 1 and pixels >= self.chapters[index].height:
            pixels -= self.chapters[index].height
            index += 1
        self._spot, self._offset = Spot(index, 0), 0
        self.scroll_by(pixels)

    def slab_at(self, spot: Spot) -> AnySlab:
        """The slab that stands there; its chapter is opened if need be."""
        return self._slabs(spot.chapter)[spot.slab]

    def near(self) -> Iterator[Spot]:
        """The spots in sight and those within reach around them, all laid out."""
        if not self.sighted:
            return
        first, last = self.sighted[0].spot, self.sighted[-1].spot
        for _ in range(_REACH):
            first, last = self._next(first, -1) or first, self._next(last, 1) or last
        for spot in self.spots(first, last):
            self._fitted(spot)
            yield spot

    def show_spot_of(self, key: str) -> None:
        """Scroll as little as needed to bring the row of this key in sight."""
        found = next((spot for spot in self.near() if self.slab_at(spot).row.place.key == key), None)
        if found is None:
            return
        top = self.position_of(found) - self.position
        if top < 0:
            self.scroll_by(top)
        elif (below := top + self._fitted(found) - self._height) > 0:
            self.scroll_by(below)

    def position_of(self, spot: Spot) -> int:
        """How many pixels are above a slab."""
        above = sum(chapter.height for chapter in self.chapters[: spot.chapter])
        return above + sum(outer(slab) for slab in self._slabs(spot.chapter)[: spot.slab])

    def around(self, spot: Spot) -> tuple[AnySlab | None, AnySlab | None]:
        """The slabs before and after one, within its chapter."""
        slabs = self._slabs(spot.chapter)
        before = slabs[spot.slab - 1] if spot.slab else None
        return before, slabs[spot.slab + 1] if spot.slab + 1 < len(slabs) else None

    def spots(self, first: Spot, last: Spot) -> Iterator[Spot]:
        """Every spot from one to another, both included."""
        spot: Spot | None = first
        while spot and spot <= last:
            yield spot
            spot = self._next(spot, 1)

    def _slabs(self, chapter: int) -> list[AnySlab]:
        self._opened.add(chapter)
        self.chapters[chapter].open(self._now)
        return self.chapters[chapter].slabs

    def _next(self, spot: Spot, way: int) -> Spot | None:
        """One slab further down (1) or up (-1); None at either end."""
        slab = spot.slab + way
        if 0 <= slab < len(self._slabs(spot.chapter)):
            return Spot(spot.chapter, slab)
        chapter = spot.chapter + way
        if not 0 <= chapter < len(self.chapters):
            return None
        return Spot(chapter, 0 if way > 0 else len(self._slabs(chapter)) - 1)

    def _fitted(self, spot: Spot) -> int:
        """Height of the slab there, space above it included, once it is laid out."""
        slab = self.slab_at(spot)
        slab.fit(self._measure.width_of(slab))
        return outer(slab)

    def _find_spot(self) -> None:
        """Find the anchor's slab again where rows have come or gone."""
        chapter = self.chapters[self._spot.chapter]
        key = chapter.slabs[self._spot.slab].row.place.key if self._spot.slab < len(chapter.slabs) else ""
        keys = [slab.row.place.key for slab in self._slabs(self._spot.chapter)]
        slab = keys.index(key) if key in keys else min(self._spot.slab, len(keys) - 1)
        self._spot = Spot(self._spot.chapter, slab)

    def _hang_from_end(self) -> None:
        last = len(self.chapters) - 1
        self._spot = Spot(last, len(self._slabs(last)) - 1)
        self._offset = self._fitted(self._spot) + FOOT - self._height
        self._climb()

    def _climb(self) -> None:
        """Move the anchor up until it is in the window's top line."""
        while self._offset < 0 and (above := self._next(self._spot, -1)):
            self._spot = above
            self._offset += self._fitted(above)
        self._offset = max(0, self._offset)

    def _fill(self) -> bool:
        """Lay out downwards from the anchor; whether there was enough to fill the window."""
        self.sighted = []
        y, spot = -self._offset, self._spot
        while y < self._height:
            high, slab = self._fitted(spot), self.slab_at(spot)
            self.sighted.append(Sighted(spot, slab, y + slab.row.place.above))
            y += high
            below = self._next(spot, 1)
            if not below:
                return y + FOOT > self._height
            spot = below
        return True

    def _let_go(self) -> None:
        """Close the chapters and drop the slabs that are far from what is in sight."""
        first, last = self.sighted[0].spot, self.sighted[-1].spot
        low, high = Spot(first.chapter, first.slab - _MARGIN), Spot(last.chapter, last.slab + _MARGIN)
        for index in sorted(self._opened):
            chapter = self.chapters[index]
            chapter.measure()
            for place, slab in enumerate(chapter.slabs):
                if slab.laid_out and not low <= (index, place) <= high:
                    slab.drop()
            if not first.chapter - _NEAR <= index <= last.chapter + _NEAR:
                chapter.close()
                self._opened.discard(index)


def outer(slab: AnySlab) -> int:
    """Height of a slab with the space above it."""
    above: int = slab.row.place.above
    return above + slab.height
