"""Where the bytes of a model file are read from."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from matryoshka.errors import AppError
from matryoshka.saying import say


class Source(Protocol):
    """A file that lies anywhere; `size` in bytes, `name` for people."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...

    def read(self, start: int, length: int) -> bytes:
        """So many bytes from `start`, fewer only where the file ends. Raises `AppError`."""
        ...


class FileSource:
    """A file on a disk. Raises `AppError` when it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        with _told(path):
            found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise AppError(say("“{path}” is not a file.", path=path), say("Name the .gguf file itself."))
        self.size = found.st_size

    def read(self, start: int, length: int) -> bytes:
        with _told(self.path), self.path.open("rb", buffering=0) as file:
            file.seek(start)
            return file.read(length)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise AppError(
            say("“{path}” cannot be read ({strerror}).", path=path, strerror=fault.strerror),
            say("Allow it to be read, or copy it elsewhere."),
        ) from fault
