"""What the hub says a file's content is, and whether the bytes here are that."""

import hashlib
import re
from typing import Protocol

from matryoshka.models.remote import RemoteFile

_GIT = re.compile(r"[0-9a-f]{40}")


class Digest(Protocol):
    """A running sum over bytes."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


def digest(size: int, expected: str) -> Digest:
    """For a content of `size` bytes: SHA-256, or git's SHA-1 of a blob where `expected` has its length.

    https://git-scm.com/book/en/v2/Git-Internals-Git-Objects says what git sums.
    """
    if not _GIT.fullmatch(expected):
        return hashlib.sha256()
    return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)


def expected(file: RemoteFile) -> str:
    """The sum that the hub tells in hexadecimal: SHA-256 of large files, git's own of small ones."""
    return file.sha256 or file.etag
