"""Fetches one file into the cache: by one program at a time, and only what the hub says it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from matryoshka.errors import AppError
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.digest import expected
from matryoshka.models.download.filling import Filling
from matryoshka.models.download.part import Part
from matryoshka.models.download.writing import writing
from matryoshka.models.fetching import Event
from matryoshka.models.remote import RemoteFile
from matryoshka.saying import say

_LOOK = 1.0
"""Seconds between two looks whether another program is done."""


def fetch_file(
    file: RemoteFile, cache: HubCache, filling: Filling, kept: Callable[[Path], None], *, anew: bool
) -> Iterator[Event]:
    """End when the file is in the cache; `anew` even where it was. A name it did not have is told to `kept`.

    Raises `Halt`, or `AppError` when it cannot be had.
    """
    lock = _lock(cache.lock(file))
    while not _taken(lock):
        yield from filling.rest(say("Another program fetches the same file."), _LOOK, cache.here(file))
    try:
        was_named = cache.holds(file)
        if not cache.link(file) or anew:
            yield from _fetch(file, cache.part(file), filling)
            cache.keep(file)
        if not was_named:
            kept(cache.pointer(file))
    finally:
        lock.release()


def _fetch(file: RemoteFile, path: Path, filling: Filling) -> Iterator[Event]:
    """What was put together from several pieces and does not match is fetched once more, in one."""
    with Part(path, file.size, expected(file)) as part:
        yield from filling.read_through(part)
        yield from filling.fill(part)
        if not part.matches() and filling.pieces > 1:
            part.restart()
            yield from filling.fill(part)
        if not part.matches():
            part.restart()
            raise _damaged(file)
        part.settle()


def _damaged(file: RemoteFile) -> AppError:
    title = say("What came as “{path}” is not what the hub says it is: its SHA-256 differs.", path=file.path)
    return AppError(title, say("Try another network or mirror; nothing of it was kept."))


def _lock(path: Path) -> FileLock:
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(path, thread_local=False)


def _taken(lock: FileLock) -> bool:
    with writing(Path(lock.lock_file)):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
    return True
