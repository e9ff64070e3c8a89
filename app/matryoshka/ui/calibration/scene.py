"""What the page knows at one moment, and what its cards show of that."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.measuring import Asking, Known, Measuring, Weighing
from matryoshka.ui.calibration import words
from matryoshka.ui.models.rows import Gauge
from matryoshka.ui.tongue import tr


@dataclass(frozen=True, slots=True)
class Head:
    """A title, what is said below it, how far the work is while there is some, and a button's words."""

    title: str
    words: str = ""
    gauge: Gauge | None = None
    button: str = ""
    first: bool = False
    """Whether pressing it is what one came for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring tiers, and what is known of them, if anything is."""

    junior: Tier
    elder: Tier
    known: Known | None = None

    @property
    def calibration(self) -> Calibration | None:
        return self.known.calibration if self.known else None


@dataclass(slots=True)
class Scene:
    """Filled by and by; `ladder` is the one that answers now, `seconds` about what measuring it takes."""

    ladder: Ladder
    seconds: float | None = None
    work: Asking | Weighing | None = None
    known: dict[tuple[str, str], Known] = field(default_factory=dict)

    def take(self, ladder: Ladder) -> bool:
        """Whether this ladder has other models, of which nothing is known here yet."""
        before, self.ladder = self.ladder, ladder
        other = _settings(before) != _settings(ladder)
        if other:
            self.known.clear()
            self.seconds = None
        return other

    def hear(self, event: Measuring) -> None:
        if isinstance(event, Known):
            self.known[event.junior, event.elder] = event
        else:
            self.work = event

    def pairs(self) -> Iterator[Pair]:
        for junior, elder in pairwise(self.ladder.tiers):
            yield Pair(junior, elder, self.known.get((junior.name, elder.name)))

    def pair_of(self, junior: str) -> Pair | None:
        return next((pair for pair in self.pairs() if pair.junior.name == junior), None)

    @property
    def new(self) -> Pair | None:
        """The first of which nothing was measured."""
        return next((pair for pair in self.pairs() if not (pair.known and pair.known.found)), None)

    def head(self, *, busy: bool) -> Head:
        """`busy`: whether it is being measured."""
        if len(self.ladder.tiers) == 1:
            return Head(words.alone(self.ladder.tiers[0]), tr(words.ALONE))
        title = words.title(self.ladder.tiers[:-1])
        if busy:
            can_stop = not isinstance(self.work, Weighing)
            return Head(title, tr(words.MEANWHILE), self._gauge(), tr("Stop") if can_stop else "")
        if self.new:
            return Head(title, tr(words.HOW), button=words.offer(self.seconds), first=True)
        return Head(title, tr(words.DIALS), button=tr("Measure again"))

    def _gauge(self) -> Gauge:
        share, said = words.progress(self.work) if self.work else (0.0, tr(words.BEGINNING))
        return Gauge(share, said)


def _settings(ladder: Ladder) -> list[Tier]:
    """The tiers but for when they ask."""
    return [replace(tier, patience=0.0) for tier in ladder.tiers]
