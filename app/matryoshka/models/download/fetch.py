"""Fetches a model: all its files as one thing, into the cache that other programs share."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

from matryoshka.border import Border
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.filling import Filling, Origin
from matryoshka.models.download.halt import Halt
from matryoshka.models.download.manners import Manners
from matryoshka.models.download.one_file import fetch_file
from matryoshka.models.download.room import demand_room
from matryoshka.models.fetching import Checking, Event, Fetched, Fetching, Paused, Stalled, Waiting
from matryoshka.models.ledger import Entry, Ledger
from matryoshka.models.remote import RemoteModel
from matryoshka.models.stops import Stops

_BRANCH = "main"


class Fetcher:
    """From a hub, past the `border`, into a cache; the `ledger` learns which files there are ours."""

    def __init__(
        self, origin: Origin, border: Border, cache: HubCache, ledger: Ledger, manners: Manners | None = None
    ) -> None:
        self._origin = origin
        self._border = border
        self._cache = cache
        self._ledger = ledger
        self._manners = manners or Manners()

    def fetch(self, model: RemoteModel, stop: Stops, *, anew: bool = False) -> Generator[Event, None, None]:
        """Fetch what is not here yet, or with `anew` all of it; end with `Paused` or `Fetched`.

        What was there before stays until the new stands. Raises `AppError` when it cannot be had; also then
        the next try goes on from what is here.
        """
        try:
            self._demand_room(model, anew=anew)
            yield from self._parts(model, stop, anew=anew)
        except Halt as halt:
            yield Paused(self.here(model), model.bytes, halt.title, halt.remedy)
            return
        self._cache.refer(model.repo, _BRANCH, model.revision)
        yield Fetched(tuple(self._cache.pointer(file) for file in model.parts))

    def here(self, model: RemoteModel) -> int:
        """How many bytes of it are on the disk."""
        return sum(self._cache.here(file) for file in model.files)

    def discard(self, model: RemoteModel) -> None:
        """Delete what is here of files that are not whole."""
        for file in model.files:
            self._cache.discard(file)

    def _parts(self, model: RemoteModel, stop: Stops, *, anew: bool) -> Iterator[Event]:
        before = 0
        for file in model.files:
            filling = Filling(file, self._origin, self._border, self._manners, stop)
            for event in fetch_file(file, self._cache, filling, self._note, anew=anew):
                yield _of_all(event, before, model.bytes)
            before += file.size

    def _note(self, path: Path) -> None:
        self._ledger.add(Entry.FETCHED, [path])

    def _demand_room(self, model: RemoteModel, *, anew: bool) -> None:
        missing = model.bytes if anew else model.bytes - self.here(model)
        if missing:
            demand_room(self._cache.folder, missing, self._manners.spare)


def _of_all(event: Event, before: int, total: int) -> Event:
    """The event of one part, as one of the whole model of which `before` bytes are here."""
    match event:
        case Fetching(done, size, speed, left):
            left = None if left is None else left + (total - before - size) / speed
            return Fetching(before + done, total, speed, left)
        case Waiting() | Checking() | Stalled() | Paused():
            return replace(event, done=before + event.done, total=total)
        case Fetched():
            return event
