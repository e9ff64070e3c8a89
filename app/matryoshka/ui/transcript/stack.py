"""All slabs of the conversation in their order, made and laid out as one walks along them."""

from collections.abc import Iterator
from typing import NamedTuple

from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.measure import Measure
from matryoshka.ui.transcript.slabs import AnySlab

FOOT = 48
"""Space below the last row, in pixels."""
_NEAR = 2
"""Chapters kept open to either side of those in sight."""
_MARGIN = 40
"""Slabs kept laid out to either side of those in sight."""


class Spot(NamedTuple):
    """Where a slab stands: its chapter, and its place in it."""

    chapter: int
    slab: int


class Stack:
    """Heights are in pixels; those of slabs that were never laid out are guesses."""

    def __init__(self, measure: Measure) -> None:
        self.chapters: list[Chapter] = []
        self.now = 0.0
        """The time at which slabs that are made now are born."""
        self._measure = measure
        self._opened: set[int] = set()
        self._heights: list[int] = []
        """Of all chapters, apart from them: so thousands of them are added up in no time."""

    def replace(self, chapters: list[Chapter]) -> None:
        self.chapters, self._opened = chapters, set()
        self._heights = [chapter.height for chapter in chapters]

    def add(self, chapter: Chapter) -> None:
        """Put one below all others."""
        self.chapters.append(chapter)
        self._heights.append(chapter.height)

    @property
    def height(self) -> int:
        return sum(self._heights) + FOOT

    @property
    def last(self) -> Spot:
        chapter = len(self.chapters) - 1
        return Spot(chapter, len(self.slabs(chapter)) - 1)

    def slabs(self, chapter: int) -> list[AnySlab]:
        """The slabs of a chapter, up to date."""
        self._opened.add(chapter)
        opened = self.chapters[chapter]
        opened.open(self.now)
        self._heights[chapter] = opened.height
        return opened.slabs

    def slab_at(self, spot: Spot) -> AnySlab:
        return self.slabs(spot.chapter)[spot.slab]

    def next(self, spot: Spot, way: int) -> Spot | None:
        """One slab further down (1) or up (-1); None at either end."""
        slab = spot.slab + way
        if 0 <= slab < len(self.slabs(spot.chapter)):
            return Spot(spot.chapter, slab)
        chapter = spot.chapter + way
        if not 0 <= chapter < len(self.chapters):
            return None
        return Spot(chapter, 0 if way > 0 else len(self.slabs(chapter)) - 1)

    def between(self, first: Spot, last: Spot) -> Iterator[Spot]:
        """Every spot from one to another, both included as far as they still are."""
        there = first.slab < len(self.slabs(first.chapter))
        spot = first if there else self.next(first, 1)
        while spot and spot <= last:
            yield spot
            spot = self.next(spot, 1)

    def around(self, spot: Spot) -> tuple[AnySlab | None, AnySlab | None]:
        """The slabs before and after one, within its chapter."""
        slabs = self.slabs(spot.chapter)
        before = slabs[spot.slab - 1] if spot.slab else None
        return before, slabs[spot.slab + 1] if spot.slab + 1 < len(slabs) else None

    def fitted(self, spot: Spot) -> int:
        """Height of the slab there with the space above it, once it is laid out."""
        slab = self.slab_at(spot)
        slab.fit(self._measure.width_of(slab))
        return _outer(slab)

    def above(self, spot: Spot) -> int:
        """How many pixels are above a slab."""
        slabs = self.slabs(spot.chapter)[: spot.slab]
        return sum(self._heights[: spot.chapter]) + sum(_outer(slab) for slab in slabs)

    def let_go(self, first: Spot, last: Spot) -> None:
        """Close the chapters and drop the slabs that are far from what is in sight."""
        low, high = Spot(first.chapter, first.slab - _MARGIN), Spot(last.chapter, last.slab + _MARGIN)
        for index in sorted(self._opened):
            chapter = self.chapters[index]
            chapter.measure()
            self._heights[index] = chapter.height
            for place, slab in enumerate(chapter.slabs):
                if slab.laid_out and not low <= (index, place) <= high:
                    slab.drop()
            if not first.chapter - _NEAR <= index <= last.chapter + _NEAR:
                chapter.close()
                self._opened.discard(index)


def _outer(slab: AnySlab) -> int:
    above: int = slab.row.place.above
    return above + slab.height
