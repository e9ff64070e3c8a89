"""Opens what a person chose: a JSON file, or an archive of them, which is never unpacked as a whole."""

import os
import zipfile
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from matryoshka.errors import AppError
from matryoshka.exchange.incoming.bounded import told
from matryoshka.saying import say

_MOST_LISTED = 8 * 2**20
"""Bytes of an archive's own list of its files; an export has a hundredth of it."""
_MOST_ALIKE = 100
"""Files whose names begin alike among which one is looked for."""
_ZIP = b"PK"
_END, _END_SIZE, _WIDE_END, _WIDE_SIZE = b"PK\x05\x06", 22, b"PK\x06\x06", 76
_LONGEST_COMMENT = 2**16


class Export:
    """An open file of chats, or an open archive of such files and of what went with the chats."""

    def __init__(self, whole: IO[bytes], archive: zipfile.ZipFile | None) -> None:
        self._whole = whole
        self._archive = archive

    @property
    def size(self) -> int:
        """In bytes, as it lies on the disk."""
        return os.fstat(self._whole.fileno()).st_size

    def chats(self) -> Iterator[IO[bytes]]:
        """Each JSON file; in an archive those called “conversations” where there are some, else all.

        Each is closed when the next is asked for. Raises AppError.
        """
        if self._archive is None:
            yield self._whole
            return
        names = [each for each in self._archive.namelist() if each.lower().endswith(".json")]
        chats = [each for each in names if PurePosixPath(each).name.startswith("conversations")]
        for name in chats or names:
            with told():
                member = self._archive.open(name)
            with member:
                yield member

    def file(self, key: str) -> IO[bytes] | None:
        """The file of the archive whose name is `key`, or goes on behind it with a mark. Raises AppError."""
        if self._archive is None or not key:
            return None
        at = bisect_left(self._names, (key, ""))
        for end, name in islice(self._names, at, at + _MOST_ALIKE):
            if end.startswith(key) and not end[len(key) : len(key) + 1].isalnum():
                with told():
                    return self._archive.open(name)
        return None

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Of all files of the archive: without their folders, and whole."""
        names = self._archive.namelist() if self._archive else []
        return sorted((PurePosixPath(each).name, each) for each in names)


@contextmanager
def opened(file: Path) -> Iterator[Export]:
    """Raises AppError for what cannot be opened."""
    with ExitStack() as closing:
        with told():
            whole = closing.enter_context(file.open("rb"))
            archive = closing.enter_context(zipfile.ZipFile(whole)) if _is_archive(whole) else None
        yield Export(whole, archive)


def _is_archive(whole: IO[bytes]) -> bool:
    found = whole.read(len(_ZIP)) == _ZIP
    if found:
        _check_list(whole)
    whole.seek(0)
    return found


def _check_list(archive: IO[bytes]) -> None:
    """The list is read into memory as a whole: so it must not be longer than any export's."""
    size = archive.seek(0, 2)
    archive.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _WIDE_SIZE))
    end = archive.read()
    at = end.rfind(_END)
    listed = int.from_bytes(end[at + 12 : at + 16], "little")
    wide = max(0, at - _WIDE_SIZE)
    if end.startswith(_WIDE_END, wide):
        listed = int.from_bytes(end[wide + 40 : wide + 48], "little")
    if at < 0 or listed > _MOST_LISTED:
        raise AppError(say("It is a damaged archive, or no export."), say("Fetch it again, then import it."))
