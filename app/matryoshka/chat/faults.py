"""What can go wrong with the file of the saved chats, in words for the person."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.saying import say

UNWRITABLE = (
    say("The saved chats cannot be written."),
    say("Make sure that you may write in {folder}, and that it is a folder."),
)
FAULTS = {
    sqlite3.SQLITE_FULL: (
        say("The disk is full: the chat could not be saved."),
        say(
            "Make some room on the disk that holds {folder}; what is on the screen is saved at the next try."
        ),
    ),
    sqlite3.SQLITE_BUSY: (
        say("The saved chats are locked by another program."),
        say("Close what uses the files in {folder}, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        say("The saved chats could not be read or written."),
        say("Check the disk that holds {folder}, then try again."),
    ),
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: UNWRITABLE,
    sqlite3.SQLITE_PERM: UNWRITABLE,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: (
        say("This chat, or the part of it that this follows, was deleted."),
        say("Ask again further up, or in a new chat."),
    ),
}
"""Title and remedy of each fault of the world, by SQLite's code for it."""
ROOM = 64 * 1024
"""Bytes that SQLite's smallest files need beside a database."""


class Damaged(AppError):
    """The file is no database any more, or parts of it cannot be read."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what the disk and SQLite raise inside as `AppError` (a mistake of the program as it is)."""
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise _worded(FAULTS[sqlite3.SQLITE_FULL] if full else UNWRITABLE, path) from error
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except sqlite3.DatabaseError as error:
        fault = _fault_of(error, path)
        if fault is None:
            raise
        try:
            raise fault from error
        finally:
            del fault  # Else it would keep itself, and all who called, alive until a search for garbage.


def _fault_of(error: sqlite3.DatabaseError, path: Path) -> AppError | None:
    """The fault of the world that SQLite's code speaks of; None for a mistake of the program."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path.parent):
        code = sqlite3.SQLITE_FULL
    words = FAULTS.get(code) or FAULTS.get(primary)
    return _worded(words, path) if words else None


def _is_full(folder: Path) -> bool:
    """SQLite does not always say so: it may only have failed to make the files beside a database."""
    try:
        return shutil.disk_usage(folder).free < ROOM
    except OSError:
        return False


def _worded(words: tuple[str, str], path: Path) -> AppError:
    title, remedy = words
    return AppError(title, remedy.format(folder=path.parent))


def damaged(path: Path) -> Damaged:
    return Damaged(
        say("The file of the saved chats is damaged."),
        say("Start Matryoshka again: it keeps the damaged {path} and begins a new one.", path=path.name),
    )


def gone() -> AppError:
    return AppError(say("This chat was deleted."), say("Choose another one at the left, or begin a new one."))


def gone_part() -> AppError:
    return AppError(say("This part of the chat was deleted."), say("Go on with what is left of it."))


def only_answer() -> AppError:
    return AppError(say("This is the only answer left."), say("Delete its question, and it goes too."))
