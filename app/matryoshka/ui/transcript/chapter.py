"""One turn of the conversation as slabs, made when it comes near and let go when it is far away."""

from collections.abc import Callable, Mapping

from matryoshka.chat.conversation import Turn
from matryoshka.chat.tree import ALONE, Beside
from matryoshka.ui.asked import Asked
from matryoshka.ui.transcript.plain import plain
from matryoshka.ui.transcript.rows import AnyRow
from matryoshka.ui.transcript.script import Script
from matryoshka.ui.transcript.slabs import AnySlab

_LETTERS_A_LINE = 95


class Chapter:
    """`height` is in pixels: a guess while it was never open, then what its slabs say."""

    def __init__(
        self,
        turn: Turn,
        script: Script,
        make: Callable[[AnyRow], AnySlab],
        beside: Beside = ALONE,
        *,
        live: bool,
    ) -> None:
        self.turn = turn
        self.beside = beside
        self.slabs: list[AnySlab] = []
        self.height = _guess(turn)
        self._script = script
        self._make = make
        self._live = live
        self._seen: set[str] = set()
        self._latest = False
        self._unread = ""
        self._asked: Asked | None = None
        self._stale = True

    def grow(self, turn: Turn, *, latest: bool) -> None:
        """The turn as it has become while one watches."""
        self._live = True
        self.show(turn, latest=latest)

    def show(self, turn: Turn, *, latest: bool) -> None:
        """The turn as it is now; its rows are written when they are needed."""
        if turn != self.turn or latest != self._latest:
            self.turn, self._latest, self._stale = turn, latest, True

    def mark(self, unread: str) -> None:
        """Say so much of the turns above; empty where they were read."""
        if unread != self._unread:
            self._unread, self._stale = unread, True

    @property
    def asked(self) -> Asked | None:
        """What waits for a person's leave; None where nothing does."""
        return self._asked

    @asked.setter
    def asked(self, asked: Asked | None) -> None:
        if asked != self._asked:
            self._asked, self._stale = asked, True

    def show_votes(self, votes: Mapping[str, bool]) -> None:
        """What the person has said of its answers, by the ids of attempts."""
        ids = [attempt.id for attempt in self.turn.attempts]
        if any(votes.get(each) is not self._script.votes.get(each) for each in ids):
            self._stale = True
        self._script.votes = votes

    def toggle(self, key: str) -> None:
        """Open what is closed, close what is open."""
        self._script.opened ^= {key}
        self._stale = True

    def unfold(self, key: str) -> None:
        """Open what is closed."""
        if key not in self._script.opened:
            self.toggle(key)

    def plain_text(self) -> str:
        """All that the turn says, line by line; Markdown as it was written."""
        rows = self._rows()
        return "\n".join(text for row in rows if (text := plain(row)))

    def open(self, now: float) -> None:
        """Bring the slabs up to date: those whose row did not change are kept as they are."""
        if not self._stale:
            return
        rows = self._rows()
        same = _same(self.slabs, rows)
        known = {slab.row.place.key: slab for slab in self.slabs[same:]}
        self.slabs[same:] = [self._slab(row, known.get(row.place.key), now) for row in rows[same:]]
        self._stale = False
        self.measure()

    def close(self) -> None:
        """Let go of all slabs; the height stays."""
        self.slabs = []
        self._stale = True

    def measure(self) -> None:
        """Add up the heights of the slabs again."""
        self.height = sum(slab.row.place.above + slab.height for slab in self.slabs)

    def _rows(self) -> list[AnyRow]:
        return self._script.rows(
            self.turn, latest=self._latest, unread=self._unread, asked=self._asked, beside=self.beside
        )

    def _slab(self, row: AnyRow, known: AnySlab | None, now: float) -> AnySlab:
        if known and type(known.row) is type(row):
            known.show(row)
            return known
        slab, key = self._make(row), row.place.key
        slab.born = now if self._live and key not in self._seen else None
        self._seen.add(key)
        return slab


def _same(slabs: list[AnySlab], rows: list[AnyRow]) -> int:
    """How many of the first slabs show the same rows."""
    pairs = enumerate(zip(slabs, rows, strict=False))
    changed = (index for index, (slab, row) in pairs if slab.row is not row and slab.row != row)
    return next(changed, min(len(slabs), len(rows)))


def _guess(turn: Turn) -> int:
    text = turn.text
    asked = 50 + 24 * (len(text) // 64 + text.count("\n") + 1)
    return asked + sum(96 + _lines(attempt.text) * 24 for attempt in turn.run)


def _lines(text: str) -> int:
    return len(text) // _LETTERS_A_LINE + text.count("\n") + 1
