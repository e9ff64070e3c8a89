"""Reads model files whole, and says whether they are still what their owners name them by."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matryoshka.models.stops import Stops
from matryoshka.models.sums import named_sum

_BLOCK = 8 << 20


class State(StrEnum):
    """What a file turned out to be."""

    SOUND = "sound"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    """Nobody here says what its SHA-256 should be: only caches that name files by it do."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Reading:
    """So many bytes of a file have been read."""

    path: Path
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What is known of a file now."""

    path: Path
    state: State


def verify(paths: Iterable[Path], stop: Stops) -> Iterator[Reading | Verified]:
    """One `Verified` for each file, in their order, until `stop`."""
    for path in paths:
        try:
            yield from _verify(path, stop)
        except OSError:
            yield Verified(path, State.UNREADABLE)
        if stop.is_set():
            return


def _verify(path: Path, stop: Stops) -> Iterator[Reading | Verified]:
    total, summed, done = path.stat().st_size, hashlib.sha256(), 0
    if (named := named_sum(path)) is None:
        yield Verified(path, State.UNKNOWN)
        return
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            if stop.is_set():
                return
            summed.update(block)
            done += len(block)
            yield Reading(path, done, total)
    yield Verified(path, State.SOUND if summed.hexdigest() == named else State.DAMAGED)
