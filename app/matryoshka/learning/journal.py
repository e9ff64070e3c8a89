"""Keeps what happened while training, one JSON line an event, over all stops and new starts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matryoshka.errors import AppError


@dataclass(frozen=True, slots=True)
class Journal:
    """A file of JSON lines that only grows. A line that a sudden end has torn counts as never written."""

    file: Path

    def add(self, line: str) -> None:
        """Append one line of JSON. Raises `AppError` where it cannot be written."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("ab+") as file:
                file.seek(max(0, file.tell() - 1))
                torn = file.read() not in (b"", b"\n")
                file.write(b"\n" * torn + line.encode() + b"\n")
        except OSError as cause:
            title = f"The log {self.file} could not be written: {cause.strerror}."
            raise AppError(title, "Free some space; the same command goes on from there.") from cause

    def events(self) -> Iterator[Mapping[str, Any]]:
        """All that was written, oldest first; nothing where there is no file yet."""
        if not self.file.exists():
            return
        for line in self.file.read_bytes().splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                continue
