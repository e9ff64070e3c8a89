"""What this program itself fetched or took in, and which folders a person named, kept in one small file."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.saying import say


class Entry(StrEnum):
    """Why a path is in the ledger."""

    FETCHED = "fetched"
    """This program put the file there."""
    FILE = "file"
    """The person named this file; it is used where it lies."""
    FOLDER = "folder"
    """The person named this folder; models in it are used where they lie."""
    FORGOTTEN = "forgotten"


class Ledger:
    """One entry a line, the last of a path counts: whatever is killed meanwhile, no line before is lost.

    Several processes may write at once.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, entry: Entry, paths: Iterable[Path]) -> None:
        """Raises `AppError` when it cannot be written."""
        lines = "".join(json.dumps({entry: str(path.absolute())}) + "\n" for path in paths)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._append(lines.encode())
        except OSError as error:
            fault = say("What became of a model could not be noted: {strerror}.", strerror=error.strerror)
            raise AppError(
                fault, say("Check the disk and the folder {parent}.", parent=self._file.parent)
            ) from error

    def paths(self, entry: Entry) -> tuple[Path, ...]:
        """All that the ledger has as this, in the order of their coming."""
        return tuple(path for path, last in self._entries().items() if last is entry)

    def _entries(self) -> dict[Path, Entry]:
        entries: dict[Path, Entry] = {}
        with suppress(OSError):
            for line in self._file.read_bytes().splitlines():
                entries.update(_read(line))
        return entries

    def _append(self, lines: bytes) -> None:
        """In one piece, and on a line of its own also behind one that was cut off."""
        file = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, b"\n" + lines)
            os.fsync(file)
        finally:
            os.close(file)


def _read(line: bytes) -> Iterator[tuple[Path, Entry]]:
    """Nothing of a line that is damaged, or a later version's."""
    with suppress(ValueError, RecursionError, AttributeError, TypeError):
        for entry, path in json.loads(line).items():
            yield Path(path), Entry(entry)
