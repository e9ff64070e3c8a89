"""What a GGUF file says of its model, read without llama.cpp and before the weights are here.

Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace

from matryoshka.models.bounds import check_bounds
from matryoshka.models.cursor import Cursor
from matryoshka.models.metadata import Value, pairs
from matryoshka.models.refusal import Refused, TooNew, not_a_model
from matryoshka.models.source import Source
from matryoshka.models.tensors import Tensor, tensors
from matryoshka.saying import say

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_BEGINNING = struct.Struct("<4sIQQ")
"""Magic, version, how many tensors, how many keys."""
_MOST = 2**15
"""Of either."""
ALIGNMENT = 32
"""Bytes, of a file that names no other."""
_OTHER = say("Choose a newer file of the same model.")


@dataclass(frozen=True, slots=True)
class Header:
    """All that stands before the weights, which begin at byte `data_offset`.

    Each tensor begins a multiple of `alignment` bytes behind that.
    """

    version: int
    metadata: Mapping[str, Value]
    tensors: tuple[Tensor, ...]
    data_offset: int
    alignment: int = ALIGNMENT

    @property
    def architecture(self) -> str:
        """As llama.cpp names it; empty where the file does not say."""
        named = self.metadata.get("general.architecture")
        return named if isinstance(named, str) else ""

    def of_model(self, key: str) -> Value | None:
        """The value of a key that stands behind the name of the architecture, such as `block_count`."""
        return self.metadata.get(f"{self.architecture}.{key}")

    @property
    def file_size(self) -> int:
        """Bytes of the whole file."""
        return self.data_offset + max((tensor.offset + tensor.bytes for tensor in self.tensors), default=0)

    def padded(self, count: int) -> int:
        """So many bytes, with those behind them that align what follows."""
        return -(-count // self.alignment) * self.alignment


def read_header(source: Source) -> Header:
    """The header of a whole or unfinished file, whose tensors may reach beyond its end.

    Vocabularies and long arrays are skipped. Time and memory are bounded, whatever it says.
    Raises `Refused` where it is damaged, or of a version that cannot be read, and what `source` raises.
    """
    cursor = Cursor(source.name, source.size, source.read)
    version, tables, keys = _beginning(cursor)
    metadata = dict(pairs(cursor, keys))
    listed = tuple(tensors(cursor, tables))
    alignment = _alignment(cursor, metadata)
    header = Header(version, metadata, listed, cursor.position, alignment)
    check_bounds(source.name, header.architecture, metadata)
    return replace(header, data_offset=header.padded(cursor.position)) if listed else header


def _beginning(cursor: Cursor) -> tuple[int, int, int]:
    """Version, how many tensors, how many keys."""
    if cursor.left < _BEGINNING.size:
        raise not_a_model(cursor.name)
    magic, version, tables, keys = cursor.numbers(_BEGINNING)
    if magic != _MAGIC:
        raise not_a_model(cursor.name)
    _check_version(cursor, version)
    if tables > _MOST or keys > _MOST:
        raise cursor.damaged("it counts more than it can hold")
    return version, tables, keys


def _check_version(cursor: Cursor, version: int) -> None:
    if version in _VERSIONS:
        return
    if int.from_bytes(version.to_bytes(4, "little"), "big") in _VERSIONS:
        raise Refused(
            say("“{cursor}” is made for processors that count bytes the other way.", cursor=cursor.name),
            _OTHER,
        )
    if version < _VERSIONS[0]:
        raise Refused(
            say(
                "“{cursor}” is of an old format (GGUF {version}) that is no longer read.",
                cursor=cursor.name,
                version=version,
            ),
            _OTHER,
        )
    raise TooNew(cursor.name, f"is of a later format (GGUF {version}) than this version reads")


def _alignment(cursor: Cursor, metadata: Mapping[str, Value]) -> int:
    alignment = metadata.get("general.alignment", ALIGNMENT)
    if not isinstance(alignment, int) or alignment < 1 or alignment & (alignment - 1):
        raise cursor.damaged("its weights begin nowhere that can be")
    return alignment
