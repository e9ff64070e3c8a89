"""A file that is not whole yet: it grows at its end, and knows the sum of what it holds."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from matryoshka.errors import AppError
from matryoshka.models.download.digest import digest
from matryoshka.models.download.writing import writing
from matryoshka.saying import say

_BLOCK = 8 << 20
_STRIDE = 32 << 20
"""So many bytes after another the system is asked to begin writing: then the end waits for few of them."""


class Part:
    """Inside its `with` it can be written, and every byte is with the system when `append` returns.

    `whole` is the size in bytes that it is to reach, `expected` the sum that it should then have.
    """

    def __init__(self, path: Path, whole: int, expected: str) -> None:
        self.path = path
        self.size = 0
        self._whole = whole
        self._expected = expected
        self._digest = digest(whole, expected)

    def __enter__(self) -> Self:
        with writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("ab", buffering=0)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read_through(self) -> Iterator[int]:
        """Take in what an earlier try left, or begin anew where that is too much; yields the bytes so far."""
        with writing(self.path), self.path.open("rb", buffering=0) as file:
            if self.path.stat().st_size > self._whole:
                self.restart()
            while block := file.read(_BLOCK):
                self._digest.update(block)
                self.size += len(block)
                yield self.size

    def append(self, block: bytes) -> None:
        """Raises `Halt` when the disk is full, `AppError` when it takes nothing or the block is too long."""
        if self.size + len(block) > self._whole:
            raise AppError(say("The hub sends more than it has announced."), say("Look the model up again."))
        self._digest.update(block)
        rest = memoryview(block)
        with writing(self.path):
            while rest:
                written = self._file.write(rest)
                self.size += written
                rest = rest[written:]
        if self.size // _STRIDE > (self.size - len(block)) // _STRIDE:
            self._begin_writing()

    def _begin_writing(self) -> None:
        """Linux begins to write what it is told will not be needed, and keeps what is not written yet."""
        if sys.platform == "linux":
            start = self.size // _STRIDE * _STRIDE - _STRIDE
            os.posix_fadvise(self._file.fileno(), start, _STRIDE, os.POSIX_FADV_DONTNEED)

    def restart(self) -> None:
        with writing(self.path):
            self._file.truncate(0)
        self.size, self._digest = 0, digest(self._whole, self._expected)

    @property
    def full(self) -> bool:
        return self.size == self._whole

    def matches(self) -> bool:
        """Whether it is full, and what the hub says it should be."""
        return self.full and self._digest.hexdigest() == self._expected

    def settle(self) -> None:
        """Return when the disk has it all: no loss of power can then leave holes in it."""
        with writing(self.path):
            os.fsync(self._file.fileno())
