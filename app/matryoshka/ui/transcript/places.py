"""All places of a conversation at which the words that are looked for stand, read a little at a time."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.leaf import Hit, Leaf
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.needle import Needle

Place = tuple[int, int]
"""A turn, and which of the places in it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """At which of how many places one is, counted from 1 (0 at none yet); `whole` once all was read."""

    at: int
    of: int
    whole: bool


class Places:
    """Reads from the turn `first` on to the last, then those before it."""

    def __init__(self, needle: Needle, markup: Markup, chapters: Sequence[Chapter], first: int) -> None:
        self.needle = needle
        self._markup = markup
        self._chapters = chapters
        self._found: list[list[Hit]] = [[] for _ in chapters]
        self._unread = deque([*range(first, len(chapters)), *range(min(first, len(chapters)))])
        self._last: tuple[str, Leaf] | None = None
        self._reading: Iterator[object] = iter(())

    def grow(self) -> None:
        """The last turn is not what it was, or a new one follows it."""
        last = len(self._chapters) - 1
        self._found.extend([] for _ in range(len(self._found), last + 1))
        if last not in self._unread:
            self._unread.append(last)

    def read(self, seconds: float) -> bool:
        """Read on for about so long; whether there is more to read."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if next(self._reading, self) is not self:
                continue
            if not self._unread:
                return False
            self._reading = self._read_turn(self._unread.popleft())
        return True

    def _read_turn(self, index: int) -> Iterator[None]:
        turn, hits = self._chapters[index].turn, list[Hit]()
        for hit in self._leaf(index).hits(turn):
            hits += [hit] if hit else []
            yield
        self._found[index] = hits

    def _leaf(self, index: int) -> Leaf:
        """What was read of the last turn is kept: it may grow."""
        turn = self._chapters[index].turn.id
        if index < len(self._chapters) - 1:
            return Leaf(self.needle, self._markup)
        if not self._last or self._last[0] != turn:
            self._last = turn, Leaf(self.needle, self._markup)
        return self._last[1]

    def since(self, turn: int) -> Iterator[Place]:
        """What was found from this turn on."""
        for index in range(turn, len(self._found)):
            yield from ((index, number) for number in range(len(self._found[index])))

    def hit(self, place: Place | None) -> Hit | None:
        """None where the place is no more."""
        if place is None or place[1] >= len(self._found[place[0]]):
            return None
        return self._found[place[0]][place[1]]

    def tally(self, place: Place | None, *, whole: bool) -> Tally:
        counts = [len(hits) for hits in self._found]
        at = sum(counts[: place[0]]) + place[1] + 1 if place else 0
        return Tally(at, sum(counts), whole)
