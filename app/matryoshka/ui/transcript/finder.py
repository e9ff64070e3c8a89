"""Finds words in the conversation while it stays alive, marks them, and goes from place to place."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.ui.transcript.column import Column
from matryoshka.ui.transcript.leaf import Hit
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.needle import Needle
from matryoshka.ui.transcript.paint import selection_colour
from matryoshka.ui.transcript.places import Place, Places
from matryoshka.ui.transcript.slab import Stretch
from matryoshka.ui.transcript.slabs import AnySlab

_SLICE = 0.004
"""Seconds of reading between two looks at what the person does."""
_PAUSE = 200
"""Milliseconds between two readings of a turn that grows."""


class Finder(QObject):
    """`changed(Tally)` when more was found or another place was gone to, with None when nothing is sought.

    `moved` when what is in sight is marked otherwise.
    """

    changed = Signal(object)
    moved = Signal()

    def __init__(self, column: Column, markup: Markup, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._markup = markup
        self._places: Places | None = None
        self._here: Place | None = None
        self._goes = False
        self._spans: WeakKeyDictionary[AnySlab, tuple[object, list[tuple[int, int]]]] = WeakKeyDictionary()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._read_on)

    def seek(self, words: str) -> None:
        """Look for these words, and go to the first place in sight or below; without any, for nothing."""
        self._begin(Needle(words) if words.split() else None)
        self._goes = True
        self._read_on()

    def look_again(self) -> None:
        """Other turns are shown: look for the same in them, and stay where one is."""
        if self._places:
            self._begin(self._places.needle)
            self._next.start(0)

    def grow(self) -> None:
        """The last turn is not what it was, or a new one follows it."""
        if self._places:
            self._places.grow()
            if not self._next.isActive():
                self._next.start(_PAUSE)

    def step(self, way: int) -> None:
        """Go to the next (1) or the previous (-1) place; from the last on to the first."""
        places = [*self._places.since(0)] if self._places else []
        if not places:
            return
        if self._here in places:
            self._go(places[(places.index(self._here) + way) % len(places)])
        else:
            below = next((each for each in places if self._is_below(each)), places[0])
            self._go(below if way > 0 else places[places.index(below) - 1])
        self._tell(whole=not self._next.isActive())

    def marks(self, slab: AnySlab) -> tuple[Stretch, ...]:
        """Where the words stand in a slab; the place one is at in the inverse."""
        if not self._places:
            return ()
        theme, hit = slab.look.theme, self._places.hit(self._here)
        number = hit.number if hit and hit.key == slab.row.place.key else -1
        inks = (selection_colour(theme), theme.ink), (theme.ink, theme.paper)
        return tuple(
            Stretch(start, end, *inks[index == number])
            for index, (start, end) in enumerate(self._spans_in(slab, self._places.needle))
        )

    def _begin(self, needle: Needle | None) -> None:
        self._spans.clear()
        self._here, self._goes = None, False
        first = self._column.spot.chapter
        self._places = Places(needle, self._markup, self._column.chapters, first) if needle else None
        self.moved.emit()

    @Slot()
    def _read_on(self) -> None:
        more = self._places.read(_SLICE) if self._places else False
        if more:
            self._next.start(0)
        if self._goes and (first := self._first(whole=not more)):
            self._go(first)
        self._tell(whole=not more)

    def _first(self, *, whole: bool) -> Place | None:
        """The first place in sight or below; once all was read, the very first where there is none below."""
        if not self._places:
            return None
        below = (each for each in self._places.since(self._column.spot.chapter) if self._is_below(each))
        return next(below, None) or (next(self._places.since(0), None) if whole else None)

    def _is_below(self, place: Place) -> bool:
        """Whether it is in sight, or below that."""
        top, hit = self._column.spot, self._places.hit(place) if self._places else None
        if place[0] != top.chapter or not hit:
            return place[0] > top.chapter
        spot = self._column.place_of(place[0], hit.key) or self._column.place_of(place[0], hit.fold)
        return spot is not None and spot >= top

    def _go(self, place: Place) -> None:
        self._here, self._goes = place, False
        hit = self._places.hit(place) if self._places else None
        if not hit:
            return
        if hit.fold:
            self._column.chapters[place[0]].unfold(hit.fold)
        if spot := self._column.place_of(place[0], hit.key):
            self._column.show(spot, lambda slab: self._y_of(slab, hit))
        self.moved.emit()

    def _y_of(self, slab: AnySlab, hit: Hit) -> float:
        spans = self._spans_in(slab, self._places.needle) if self._places else []
        return slab.y_of(spans[hit.number][0]) if hit.number < len(spans) else 0.0

    def _spans_in(self, slab: AnySlab, needle: Needle) -> list[tuple[int, int]]:
        known = self._spans.get(slab)
        if known and known[0] is slab.row:
            return known[1]
        spans = needle.spans(slab.raw)
        self._spans[slab] = slab.row, spans
        return spans

    def _tell(self, *, whole: bool) -> None:
        self.changed.emit(self._places.tally(self._here, whole=whole) if self._places else None)
