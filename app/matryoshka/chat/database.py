"""One SQLite file: opened, brought up to date, read and written whole, or set aside."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from matryoshka.chat.faults import damaged, told
from matryoshka.chat.schema import STEPS, Step
from matryoshka.errors import AppError
from matryoshka.saying import say

Connection = sqlite3.Connection
"""What statements are executed on."""

BESIDE = ("", "-wal", "-shm")
"""What SQLite adds to the name of a database for the files that belong to it."""
CHECKED_AT_ONCE = 64 * 2**20
"""Bytes of a file that is looked through whenever it is opened; a longer one only with each day's backup."""
UNSOUND = "-unsound"
"""Added to the name of a database: a file that says that the copy of a day was found damaged."""
MOMENT = 0.05
"""Seconds to wait for another program's lock where what waits is seen, or is tried again."""


class Database:
    """A connection for the thread that opened it; every call is short. All faults are `AppError`s.

    Streaming checkpoints need not wait for the disk: a killed process loses nothing of them, a power
    cut the last few. All else waits until the disk has it.
    """

    def __init__(
        self,
        path: Path,
        steps: Sequence[Step] = STEPS,
        busy_seconds: float = 1.0,
        checked_at_once: int = CHECKED_AT_ONCE,
    ) -> None:
        """Open or create; raises `Damaged` for a damaged file, `AppError` for a newer version of it.

        `busy_seconds` is how long the patient wait for another program's lock.
        """
        self.path = path
        self._checked_at_once = checked_at_once
        self._unsound = path.with_name(path.name + UNSOUND)
        self._busy_seconds = busy_seconds
        with told(path), ExitStack() as on_failure:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            self._connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
            on_failure.callback(self._connection.close)
            self._connection.row_factory = _as_dict
            self._connection.text_factory = _as_text
            self._prepare(steps)
            on_failure.pop_all()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """All that is read inside is of one moment."""
        with told(self.path), self._connection as connection:
            self._wait_for_locks(patient=False)
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self, durable: bool = True, patient: bool = True) -> Iterator[Connection]:
        """All that is written inside is kept, or none of it; `durable`: on the disk before this ends."""
        with told(self.path), self._connection as connection:
            self._wait_for_locks(patient)
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    @property
    def changes_by_others(self) -> int:
        """Another number whenever another connection has written; what it is says nothing."""
        with told(self.path):
            return int(self._value("PRAGMA data_version"))

    def empty_log(self) -> None:
        """Let the log hold nothing of what was deleted; raises `AppError` while another program reads."""
        with told(self.path):
            self._wait_for_locks(patient=False)
            if self._value("PRAGMA wal_checkpoint(TRUNCATE)"):
                raise AppError(
                    say("The deleted chats are not erased yet: another program reads the saved chats."),
                    say("Close it; they are erased at the next start."),
                )

    def remove_copies(self) -> None:
        """Those that migrations have left."""
        with told(self.path):
            for copy in self.path.parent.glob(f"{self.path.stem}.before-version-*{self.path.suffix}"):
                copy.unlink()

    def copy_to(self, path: Path) -> None:
        """All that is in it now, while others may write; raises `Damaged` where the copy is not sound."""
        with told(self.path):
            self._copy(path)
        if not is_sound(path):
            self._unsound.touch()
            raise damaged(self.path)

    def become(self, path: Path) -> None:
        """Hold what the database there holds, and nothing else; whoever has it open goes on with that."""
        with told(self.path), closing(sqlite3.connect(path)) as source:
            self._wait_for_locks(patient=True)
            source.backup(self._connection)

    def close(self) -> None:
        self._connection.close()

    def _prepare(self, steps: Sequence[Step]) -> None:
        if self._version > len(steps):
            raise AppError(
                say("The saved chats were written by a newer version of Matryoshka."),
                say("Start that version, or move {path} away to begin anew.", path=self.path),
            )
        short = self.path.stat().st_size <= self._checked_at_once
        if (short or self._unsound.exists()) and not _is_sound(self._connection):
            raise damaged(self.path)
        self._begin_log()
        self._connection.execute("PRAGMA secure_delete = ON")
        self._migrate(steps)
        # Only now: a step that replaces a table must not delete what refers to it.
        self._connection.execute("PRAGMA foreign_keys = ON")

    def _begin_log(self) -> None:
        """SQLite itself does not wait for another process that begins it at the same moment."""
        patient_until = time.monotonic() + self._busy_seconds
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patient_until:
                    raise
                time.sleep(MOMENT / 10)
            else:
                return

    def _migrate(self, steps: Sequence[Step]) -> None:
        if self._version == len(steps):
            return
        if self._version:
            self._copy(self.path.with_stem(f"{self.path.stem}.before-version-{len(steps)}"))
        with self.writing() as connection:
            # Read again inside: another process may have been faster.
            for step in steps[self._version :]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(steps)}")

    def _copy(self, path: Path) -> None:
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def _wait_for_locks(self, patient: bool) -> None:
        seconds = self._busy_seconds if patient else min(MOMENT, self._busy_seconds)
        self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @property
    def _version(self) -> int:
        return int(self._value("PRAGMA user_version"))

    def _value(self, pragma: str) -> Any:
        """The first value that a pragma answers with."""
        return next(iter(self._connection.execute(pragma).fetchone().values()))


def is_sound(path: Path) -> bool:
    """Whether all of a database can be read; raises `AppError` where it cannot even be opened."""
    with told(path), closing(sqlite3.connect(path)) as connection:
        connection.row_factory = _as_dict
        return _is_sound(connection)


def _is_sound(connection: Connection) -> bool:
    return "ok" in connection.execute("PRAGMA quick_check(1)").fetchone().values()


def set_aside(path: Path) -> Path:
    """Move a damaged database and its log to a name of today; the value is the new place."""
    today = f"{path.stem}.damaged-{time.strftime('%Y-%m-%d')}"
    names = (today if number == 1 else f"{today}-{number}" for number in count(1))
    target = next(free for name in names if not (free := path.with_stem(name)).exists())
    with told(path):
        for end in (*BESIDE, UNSOUND):
            part = path.with_name(path.name + end)
            if part.exists():
                part.rename(target.with_name(target.name + end))
    return target


def nameless(connection: Connection, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
    """The rows by the order of their columns: of ten thousand, names would take a third of the time."""
    cursor = connection.cursor()
    cursor.row_factory = None
    yield from cursor.execute(query, values)


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


_as_text = partial(str, encoding="utf-8", errors="replace")
"""A damaged letter does not take its whole text away."""
