"""Headers gone wrong: real ones with bytes changed where it hurts, cut, moved, doubled and mixed."""

import random
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.models.gguf import read_header
from matryoshka.models.source import FileSource
from support.adapters import write_lora
from support.embedders import write_embedder
from support.headers import number, said
from support.memories import Kind, write_memory
from support.parrots import write_parrot

_BAD = (
    0,
    1,
    2,
    9,
    13,
    255,
    2**16,
    2**20,
    2**31 - 1,
    2**31,
    2**32 - 1,
    2**40,
    2**62,
    2**63 - 1,
    2**63,
    2**64 - 1,
)
"""Numbers that counts, lengths and types are bad at."""
_COUNT = 16
"""Where keys are counted."""
_KEY = re.compile(rb"[a-z_.]{5,}[\4\5\6]\0\0\0")
"""The key of a number of four bytes, and its kind: the value follows."""
_LIKELY = 2**16
"""Counts, lengths and kinds are below."""


@dataclass(frozen=True, slots=True)
class Model:
    """A file in two: what comes before the weights, and these."""

    header: bytes
    weights: bytes
    places: tuple[int, ...]
    """Where numbers stand that could be a count, a length or a kind."""
    values: tuple[int, ...]
    """Where the numbers stand that tell the shape."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """`size` is what the file claims to have: sometimes far more than it has, as sparse files do."""

    header: bytes
    weights: bytes
    size: int

    @property
    def data(self) -> bytes:
        return self.header + self.weights


def models(folder: Path) -> list[Model]:
    """One of each kind that our tests write."""
    parrot = write_parrot(folder / "parrot.gguf", "Yes No", layers=2)
    paths = [
        parrot,
        write_parrot(folder / "mamba.gguf", "Yes", recurrent=True),
        write_lora(folder / "lora.gguf", parrot, 2, says=1, for_=0),
        write_embedder(folder / "embedder.gguf"),
        *(write_memory(folder / f"{kind}.gguf", kind) for kind in Kind),
    ]
    return [_read(path) for path in paths]


def mutants(originals: Sequence[Model], seed: int) -> Iterator[Mutant]:
    """Endlessly, the same for the same `seed`."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    while True:
        model = chance.choice(originals)
        header = bytearray(model.header)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            _mutate(header, chance, originals, model)
        longer = chance.choice((0, 0, 0, 2**20, 2**45))
        yield Mutant(bytes(header), model.weights, len(header) + len(model.weights) + longer)


def _read(path: Path) -> Model:
    data, start = path.read_bytes(), read_header(FileSource(path)).data_offset
    header = _chatting(data[:start])
    values = tuple(found.end() for found in _KEY.finditer(header))
    return Model(header, data[start:], tuple(_places(header)), values)


def _chatting(header: bytes) -> bytes:
    """With a chat template, unless there is one; as long as it is, the weights stay aligned."""
    if (key := "tokenizer.chat_template").encode() in header:
        return header
    template = said(key, "{{ messages }}")
    template = said(key, "{{ messages }}".ljust(14 + -len(template) % 32))
    (count,) = struct.unpack_from("<Q", header, _COUNT)
    return header[:_COUNT] + number(count + 1) + template + header[_COUNT + 8 :]


def _places(header: bytes) -> Iterator[int]:
    for place in range(len(header) - 8):
        (found,) = struct.unpack_from("<I", header, place)
        if 0 < found < _LIKELY and header[place]:
            yield place


def _mutate(header: bytearray, chance: random.Random, others: Sequence[Model], model: Model) -> None:
    place = chance.randrange(len(header) + 1)
    length = chance.choice((1, 4, 8, 32, 500))
    match chance.randrange(12):
        case 0:
            header[place : place + 1] = chance.randbytes(1)
        case 1 | 2 | 3:
            _overwrite(header, chance.choice(model.places), chance.choice((4, 8)), chance)
        case 4:
            del header[place : place + length]
        case 5:
            header[place:place] = chance.randbytes(length)
        case 6:
            header[place:place] = header[place - length : place]
        case 7:
            other = chance.choice(others).header
            start = chance.randrange(len(other))
            header[place : place + length] = other[start : start + length]
        case _:
            _overwrite(header, chance.choice(model.values), 4, chance)


def _overwrite(header: bytearray, place: int, width: int, chance: random.Random) -> None:
    bad = chance.choice(_BAD) + chance.choice((0, 0, 1))
    header[place : place + width] = (bad % 2 ** (8 * width)).to_bytes(width, "little")
