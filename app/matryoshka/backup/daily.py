"""Makes a backup a day by itself, and keeps the last seven."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from matryoshka.backup.archive import back_up
from matryoshka.backup.restoring import BEFORE
from matryoshka.backup.unfinished import sweep
from matryoshka.chat.engine import Stop
from matryoshka.paths import Paths

KEPT = 7
"""Backups, and days."""
_DAY = 86_400
"""Seconds."""
_NAME = re.compile(r"matryoshka-\d{4}-\d\d-\d\d\.zip")


def backups(paths: Paths) -> tuple[Path, ...]:
    """Those that were made by themselves, the newest first."""
    with suppress(FileNotFoundError):
        found = (file for file in paths.backups.iterdir() if _NAME.fullmatch(file.name))
        return tuple(sorted(found, reverse=True))
    return ()


def day_of(backup: Path) -> date:
    """The day on which one of those was made."""
    return date.fromisoformat(backup.stem.removeprefix("matryoshka-"))


def daily(paths: Paths, _stop: Stop) -> Iterator[Path]:
    """Make today's, unless it is there or there is nothing to keep yet; yields it.

    Raises `Damaged` where the chats are: older backups are then all kept.
    """
    sweep(paths)
    today = paths.backups / f"matryoshka-{time.strftime('%Y-%m-%d')}.zip"
    if today.exists() or not paths.store.exists():
        return
    back_up(paths, today)
    for old in (*backups(paths)[KEPT:], *_outlived(paths)):
        old.unlink(missing_ok=True)
    yield today


def _outlived(paths: Paths) -> Iterator[Path]:
    """Of what was here before a backup was restored: after so many days nobody wants it back."""
    long_ago = time.time() - KEPT * _DAY
    return (file for file in paths.backups.glob(f"{BEFORE}*.zip") if file.stat().st_mtime < long_ago)
