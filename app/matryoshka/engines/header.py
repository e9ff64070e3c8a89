"""What a GGUF file says of its model's shape, read without llama.cpp: before it is known whether it fits.

Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

Value = int | float | str | tuple["Value", ...]

_LENGTH = 2**20
_VOCABULARY = "tokenizer."
"""Stands behind the shape, and is long."""
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_START = 8  # after the magic and the version


def header(path: Path) -> dict[str, Value]:
    """Keys and values at the beginning of the file; fewer, or none, of one that is damaged or absent."""
    with suppress(OSError), path.open("rb") as file:
        return _found(file.read(_LENGTH))
    return {}


def _found(data: bytes) -> dict[str, Value]:
    found = dict[str, Value]()
    with suppress(struct.error, KeyError, RecursionError):
        for key, value in _Head(data).values():
            found[key] = value
    return found


class _Head:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = _START

    def values(self) -> Iterator[tuple[str, Value]]:
        """Raises struct.error where the data end, KeyError at a type that nobody knows."""
        _, count = self._scalar("Q"), self._scalar("Q")
        for _ in range(count):
            if (key := self._string()).startswith(_VOCABULARY):
                return
            yield key, self._value(self._scalar("I"))

    def _value(self, kind: Any) -> Value:
        if kind == _STRING:
            return self._string()
        if kind == _ARRAY:
            inner, count = self._scalar("I"), self._scalar("Q")
            return tuple(self._value(inner) for _ in range(count))
        number: int | float = self._scalar(_SCALARS[kind])
        return number

    def _string(self) -> str:
        text: bytes = self._scalar(f"{self._scalar('Q')}s")
        return text.decode(errors="replace")

    def _scalar(self, code: str) -> Any:
        (scalar,) = struct.unpack_from("<" + code, self._data, self._at)
        self._at += struct.calcsize("<" + code)
        return scalar
