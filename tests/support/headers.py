"""GGUF files written byte by byte, so that they can also say what no writer would."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.models.metadata import Kind


@dataclass(frozen=True, slots=True)
class MemorySource:
    """A file that is not on a disk; a greater `size` than the data have ends in zeros, as sparse files do."""

    data: bytes
    size: int
    name: str = "m.gguf"

    def read(self, start: int, length: int) -> bytes:
        there = self.data[start : start + length]
        return there.ljust(max(0, min(length, self.size - start)), b"\0")


def lying(data: bytes) -> MemorySource:
    return MemorySource(data, len(data))


def number(value: int, size: int = 8) -> bytes:
    return value.to_bytes(size, "little")


def text(value: str | bytes) -> bytes:
    letters = value.encode() if isinstance(value, str) else value
    return number(len(letters)) + letters


def pair(key: str, kind: int, value: bytes) -> bytes:
    return text(key) + number(kind, 4) + value


def said(key: str, value: str) -> bytes:
    return pair(key, Kind.TEXT, text(value))


def counted(key: str, value: int) -> bytes:
    return pair(key, Kind.UINT32, number(value, 4))


def listed(key: str, kind: int, count: int, items: bytes = b"") -> bytes:
    return pair(key, Kind.ARRAY, number(kind, 4) + number(count) + items)


def table(name: str, shape: Sequence[int], kind: int = 0, offset: int = 0) -> bytes:
    sizes = b"".join(map(number, shape))
    return text(name) + number(len(shape), 4) + sizes + number(kind, 4) + number(offset)


def header(
    pairs: Sequence[bytes] = (),
    tables: Sequence[bytes] = (),
    *,
    version: int = 3,
    magic: bytes = b"GGUF",
    pair_count: int | None = None,
    table_count: int | None = None,
) -> bytes:
    """All up to the weights; the counts are true unless given."""
    counts = (
        len(tables) if table_count is None else table_count,
        len(pairs) if pair_count is None else pair_count,
    )
    return magic + struct.pack("<IQQ", version, *counts) + b"".join(pairs) + b"".join(tables)


def padded(data: bytes, alignment: int = 32) -> bytes:
    return data.ljust(-(-len(data) // alignment) * alignment, b"\0")
