"""Takes a model into our own folder, or notes where it lies: nothing is lost, and no space without need."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.candidates import in_folder, whole_model
from matryoshka.models.checks import check
from matryoshka.models.draft import draft_in, keep
from matryoshka.models.eyes import eyes_beside
from matryoshka.models.found import Found, Owner
from matryoshka.models.ledger import Entry, Ledger
from matryoshka.models.remote import part_of
from matryoshka.models.stops import Stops
from matryoshka.models.words import size
from matryoshka.saying import say

_ENDING = ".gguf"
_SAFE = re.compile(r"[^\w.-]+")
"""What no file should be called."""
_CHUNK = 2**20
_SPARE = 2**28
"""Bytes that the disk keeps."""


class Way(StrEnum):
    """How a model was taken in."""

    THERE = "there"
    """It was in our folder already."""
    LINKED = "linked"
    """It has a second name in our folder: that takes no space, and stays when the first is deleted."""
    COPIED = "copied"
    LEFT = "left"
    """It is used where it lies, and must stay there: the disk cannot give it a second name in our folder."""


@dataclass(frozen=True, slots=True)
class Copying:
    """So many bytes of so many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """`path` is what llama.cpp opens."""

    path: Path
    way: Way


class Intake:
    """Into `folder`; what is left where it lies is noted in the `ledger`."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder, self._ledger = folder, ledger

    def take(self, file: Path, stop: Stops, *, copy: bool = False) -> Iterator[Copying | TakenIn]:
        """Check a model, take in all parts of it and what it sees through; a `copy` is a file of its own.

        The last is a `TakenIn`, unless it was stopped: then all is as before.
        Raises `AppError` for what cannot chat here, for a disk without room, and for one that fails.
        """
        files = whole_model(file.absolute())
        check(files[0])
        if eyes := eyes_beside(files[0]):
            files = (*files, eyes)
        if there := self._there(files[0], stop):
            yield TakenIn(there, Way.THERE)
        elif copy:
            with _told(self._folder):
                yield from self._copied(files, stop)
        else:
            yield self._linked(files)

    def with_name(self, model: Found) -> Path:
        """What opens the model and is called as it is: of a file that is named by its sum alone, a link.

        Where the disk can make none, the file itself.
        """
        if model.path.suffix.lower() == _ENDING:
            return model.path
        name = _SAFE.sub("-", model.name)
        link = self._folder / name / f"{name}{_ENDING}"
        with suppress(OSError):
            link.parent.mkdir(parents=True, exist_ok=True)
            _link(model.path, link)
        return link if link.exists() and link.samefile(model.path) else model.path

    def _there(self, file: Path, stop: Stops) -> Path | None:
        ours = (candidate.place.path for candidate in in_folder(Owner.OURS, self._folder, stop))
        return next((path for path in ours if path.samefile(file)), None)

    def _linked(self, files: tuple[Path, ...]) -> TakenIn:
        try:
            with draft_in(self._folder, _name(files)) as draft:
                for file in files:
                    os.link(file.resolve(), draft / file.name)
                return TakenIn(keep(draft, _name(files)) / files[0].name, Way.LINKED)
        except OSError:
            self._ledger.add(Entry.FILE, files[:1])
            return TakenIn(files[0], Way.LEFT)

    def _copied(self, files: tuple[Path, ...], stop: Stops) -> Iterator[Copying | TakenIn]:
        done, total = 0, sum(file.stat().st_size for file in files)
        with draft_in(self._folder, _name(files)) as draft:
            _demand_space(draft, total)
            for file in files:
                for count in _copy(file, draft / file.name):
                    if stop.is_set():
                        return
                    done += count
                    yield Copying(done, total)
            yield TakenIn(keep(draft, _name(files)) / files[0].name, Way.COPIED)


def _name(files: Sequence[Path]) -> str:
    """Of the model, without the numbers of parts."""
    return part_of(files[0].stem).stem


def _link(file: Path, link: Path) -> None:
    """A second name where the system lets us give one, else a pointer. Raises OSError."""
    try:
        os.link(file, link)
    except OSError:  # it is forbidden, or the file lies on another disk
        link.symlink_to(file)


def _copy(source: Path, target: Path) -> Iterator[int]:
    """Yields how many bytes each step has copied; they are on the disk at the end."""
    with source.open("rb", buffering=0) as reads, target.open("xb") as writes:
        while data := reads.read(_CHUNK):
            writes.write(data)
            yield len(data)
        writes.flush()
        os.fsync(writes.fileno())


def _demand_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        title = say(
            "The disk has no room for a copy of {size}: {free} are free.",
            size=size(needed),
            free=size(free),
        )
        raise AppError(title, say("Make room, or use the model where it lies."))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        title = say("The model could not be copied: {strerror}.", strerror=error.strerror)
        raise AppError(title, say("Check both disks, and the folder {folder}.", folder=folder)) from error
