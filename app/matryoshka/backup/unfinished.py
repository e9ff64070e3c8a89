"""What is there only while a backup is made or restored; what a killed program left of it is cleared away."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from matryoshka.paths import Paths

_FOLDER, _NOTE = "unpacked-", "writing-"
"""How names begin of folders for a while, and of notes that say which file is being written."""


@contextmanager
def unpacked(paths: Paths) -> Iterator[Path]:
    """A folder for a while. Raises OSError where none can be made."""
    paths.backups.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{_FOLDER}{_me()}-", dir=paths.backups) as folder:
        yield Path(folder)


@contextmanager
def draft_of(target: Path, paths: Paths) -> Iterator[Path]:
    """A file beside `target`, to be written and then put in its place. Raises OSError."""
    name = uuid.uuid4().hex[:8]
    draft = target.with_name(f"{target.name}.{name}.new")
    note = paths.backups / f"{_NOTE}{_me()}-{name}"
    for folder in (paths.backups, target.parent):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        note.write_text(str(draft.absolute()), encoding="utf-8")
        draft.touch(mode=0o600)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        note.unlink(missing_ok=True)


def sweep(paths: Paths) -> None:
    """Remove what programs have left that were killed: there are chats in it.

    What cannot be removed now, or lies on a disk that is not there, is looked for again.
    """
    for folder in paths.backups.glob(f"{_FOLDER}*"):
        if not _runs(folder):
            shutil.rmtree(folder, ignore_errors=True)
    for note in paths.backups.glob(f"{_NOTE}*"):
        with suppress(OSError):
            draft = Path(note.read_text(encoding="utf-8"))
            if draft.parent.exists() and not _runs(note):
                draft.unlink(missing_ok=True)
                note.unlink(missing_ok=True)


def _me() -> str:
    """Names this process, and none that has its number later."""
    return f"{os.getpid()}-{psutil.Process().create_time():.0f}"


def _runs(left: Path) -> bool:
    """Whether the process that made it, which its name tells, is still there."""
    _, number, begun, *_ = left.name.split("-")
    with suppress(psutil.Error):
        return f"{psutil.Process(int(number)).create_time():.0f}" == begun
    return False
