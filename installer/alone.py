"""Lets one set-up of a user work at a time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from installer.say import say

if sys.platform == "win32":
    import msvcrt

    def take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other set-up works; the lock falls with the process that holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        told = False
        while not free(file):
            if not told:
                say("Another set-up of Matryoshka is at work; waiting for it.")
            told = True
            time.sleep(0.5)
        yield


def free(file: IO[str]) -> bool:
    try:
        take(file)
    except (BlockingIOError, PermissionError):
        return False
    return True
