"""A folder that is filled before anybody looks into it: it appears whole, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil


@contextmanager
def draft_in(folder: Path, name: str) -> Iterator[Path]:
    """A hidden folder inside `folder`, and that goes again unless it is kept. Raises OSError."""
    _clear(folder)
    draft = folder / f".{name}.{os.getpid()}"
    draft.mkdir(parents=True)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def keep(draft: Path, name: str) -> Path:
    """Show it beside the others, called `name`, or that with a number behind. Raises OSError."""
    place, number = draft.with_name(name), 1
    while place.exists():
        number += 1
        place = draft.with_name(f"{name}-{number}")
    return draft.rename(place)


def _clear(folder: Path) -> None:
    """Take away what programs left here that were killed."""
    for draft in folder.glob(".*"):
        owner = draft.suffix[1:]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(draft, ignore_errors=True)
