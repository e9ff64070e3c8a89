"""Keeps on the disk what was heard, one line each, so that nobody need ask again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from matryoshka.errors import AppError

_AGAIN = "Nothing that was written is lost: the same command goes on from there."


@dataclass(frozen=True, slots=True)
class Entry:
    """Where something is kept: of what kind it is, and of which question."""

    kind: str
    question: str


class Log:
    """A file of JSON lines that only grows. A line that was torn by a sudden end counts as never written."""

    def __init__(self, path: Path) -> None:
        """Raises `AppError` when the file can be neither read nor written."""
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab+", buffering=0)
            self._file.seek(0)
            raw = self._file.read()
        except OSError as error:
            raise self._fault(error) from error
        self._torn = bool(raw) and not raw.endswith(b"\n")
        self._kept = dict(found for line in raw.split(b"\n") if (found := _read(line)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def get(self, entry: Entry) -> Mapping[str, Any] | None:
        """What was kept there last; None for nothing."""
        return self._kept.get(entry)

    def keep(self, entry: Entry, value: Mapping[str, Any]) -> None:
        """Written when this returns, even if the process is killed then. Raises `AppError` on a full disk."""
        line = {"kind": entry.kind, "question": entry.question, "value": value}
        self._write(("\n" * self._torn + json.dumps(line) + "\n").encode())
        self._torn = False
        self._kept[entry] = value

    def _write(self, line: bytes) -> None:
        try:
            while line:
                line = line[self._file.write(line) :]  # a disk that is nearly full takes a part
        except OSError as error:
            raise self._fault(error) from error

    def _fault(self, error: OSError) -> AppError:
        title = f"What was measured cannot be kept in {self._path}: {error.strerror}."
        return AppError(title, f"Make room there and let it be written. {_AGAIN}")


def _read(line: bytes) -> tuple[Entry, Mapping[str, Any]] | None:
    try:
        fields = json.loads(line)
        return Entry(fields["kind"], fields["question"]), fields["value"]
    except (ValueError, KeyError, TypeError):
        return None
