"""SHA-256 of large files, read once and remembered until a file changes."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from matryoshka.models.stops import Stops
from matryoshka.whole_file import write_whole

_CHUNK = 2**24
_SAMPLE = 2**16
_NAMED = re.compile(r"(?:sha256-)?([0-9a-f]{64})")


class Sums:
    """Remembers in a small file; what is lost with it is only time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)

    def known(self, path: Path) -> str | None:
        """The sum of a file as it is now, if its owner names it so or it was ever read."""
        with suppress(OSError):
            kept = self._kept.get(str(path), [])
            return named_sum(path) or (kept[-1] if kept[:-1] == _state(path) else None)
        return None

    def read(self, path: Path, stop: Stops) -> Iterator[int]:
        """Read a file whose sum is not known, else nothing; yields how many bytes each step has read.

        Its sum is known then, unless it was stopped or could not be read.
        """
        if self.known(path):
            return
        with suppress(OSError), path.open("rb", buffering=0) as file:
            state, total = _state(path), hashlib.sha256()
            while data := file.read(_CHUNK):
                if stop.is_set():
                    return
                total.update(data)
                yield len(data)
            self._keep(path, [*state, total.hexdigest()])

    def _keep(self, path: Path, kept: list[Any]) -> None:
        self._kept[str(path)] = kept
        with suppress(OSError):
            write_whole(self._file, json.dumps(self._kept).encode())


def named_sum(path: Path) -> str | None:
    """What the Hugging Face cache, or Ollama, names a content by that lies at `path` or that it links to."""
    found = _NAMED.fullmatch(path.resolve().name)
    return found[1] if found else None


def sample(path: Path) -> str:
    """A sum over beginning, middle and end: files that differ in it are not one. Raises OSError."""
    total, size = hashlib.sha256(), path.stat().st_size
    with path.open("rb", buffering=0) as file:
        for start in (0, size // 2, max(0, size - _SAMPLE)):
            file.seek(start)
            total.update(file.read(_SAMPLE))
    return total.hexdigest()


def _state(path: Path) -> list[Any]:
    """What changes with a file."""
    now = path.stat()
    return [now.st_size, now.st_mtime_ns]


def _read(file: Path) -> dict[str, list[Any]]:
    """What was kept; what is damaged is left out."""
    with suppress(OSError, ValueError, RecursionError):
        if isinstance(kept := json.loads(file.read_bytes()), dict):
            return {path: each for path, each in kept.items() if isinstance(each, list)}
    return {}
