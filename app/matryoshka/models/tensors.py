"""The tables of weights that a GGUF file lists before it holds them."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.models.cursor import Cursor
from matryoshka.models.refusal import TooNew, shown
from matryoshka.models.weights import BLOCKS, TensorType

_LONGEST_NAME = 64
_DIMENSIONS = 4
_MOST = 2**63
_COUNT = struct.Struct("<I")
_LAST = struct.Struct("<IQ")
"""The type, and where it begins."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A table of weights; the row's length comes first in `shape`, `offset` counts from the first table."""

    name: str
    shape: tuple[int, ...]
    type: TensorType
    offset: int

    @property
    def weights(self) -> int:
        return math.prod(self.shape)

    @property
    def bytes(self) -> int:
        block = BLOCKS[self.type]
        return self.weights // block.weights * block.bytes


def tensors(cursor: Cursor, count: int) -> Iterator[Tensor]:
    """So many of them. Raises `Damaged`, and `TooNew` where weights are stored in no known way."""
    seen = set[str]()
    for _ in range(count):
        tensor = _tensor(cursor)
        if tensor.name in seen:
            raise cursor.damaged(f"it holds “{shown(tensor.name)}” twice")
        seen.add(tensor.name)
        yield tensor


def _tensor(cursor: Cursor) -> Tensor:
    name, shape = _name(cursor), _shape(cursor)
    number, offset = cursor.numbers(_LAST)
    tensor = Tensor(name, shape, _type(cursor, number), offset)
    row = shape[0] if shape else 1
    if row % BLOCKS[tensor.type].weights or tensor.weights >= _MOST:
        raise cursor.damaged(f"“{shown(name)}” has a shape that cannot be")
    return tensor


def _name(cursor: Cursor) -> str:
    length = cursor.length()
    if not length < _LONGEST_NAME:
        raise cursor.damaged("it names a table of weights in no way that there is")
    return cursor.letters(length)


def _shape(cursor: Cursor) -> tuple[int, ...]:
    dimensions = cursor.number(_COUNT)
    if dimensions > _DIMENSIONS:
        raise cursor.damaged(f"a table of weights has {dimensions} dimensions")
    return cursor.numbers(struct.Struct(f"<{dimensions}Q"))


def _type(cursor: Cursor, number: int) -> TensorType:
    try:
        return TensorType(number)
    except ValueError:
        raise TooNew(cursor.name, "stores its weights in a way that this version does not know") from None
