"""Models that are too large for one file: which files belong together, and what they say as one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from matryoshka.models.gguf import Header, read_header
from matryoshka.models.refusal import Damaged, part_of_many
from matryoshka.models.source import FileSource

_NUMBER, _COUNT, _TENSORS = "split.no", "split.count", "split.tensors.count"
_MOST = 2**12
"""Files of one model; no writer makes as many."""


def part_names(name: str, header: Header) -> tuple[str, ...]:
    """The names of all files of the model that the file `name` begins with, itself the first.

    Raises `Refused` for a file that is not the first, or not called as its parts must be.
    """
    count, number = _whole(header, _COUNT), _whole(header, _NUMBER)
    if count <= 1:
        return (name,)
    if count > _MOST:
        raise Damaged(name, f"it is one of {count} files")
    prefix = name.removesuffix(_ending(number, count))
    if prefix == name:
        raise Damaged(name, f"it is part {number + 1} of {count}, and not called so")
    if number:
        raise part_of_many(name, count, prefix + _ending(0, count))
    return tuple(prefix + _ending(each, count) for each in range(count))


def joined(headers: Sequence[Header]) -> Header:
    """What the parts of one model say together: the first of its shape, all of their tensors."""
    return replace(headers[0], tensors=tuple(tensor for header in headers for tensor in header.tensors))


def read_model(path: Path) -> Header:
    """What the model says that begins with this file, of all its parts. Raises `AppError`."""
    first = read_header(FileSource(path))
    others = part_names(path.name, first)[1:]
    return joined([first, *(read_header(FileSource(path.with_name(name))) for name in others)])


def check_joined(name: str, parts: Sequence[Header]) -> None:
    """Raises `Damaged` where the parts are of different models."""
    numbers = [_whole(part, _NUMBER) for part in parts]
    listed = sum(len(part.tensors) for part in parts)
    if numbers != list(range(len(parts))) or listed != _whole(parts[0], _TENSORS):
        raise Damaged(name, "the files beside it are not of the same model")


def _whole(header: Header, key: str) -> int:
    value = header.metadata.get(key, 0)
    return value if isinstance(value, int) else 0


def _ending(number: int, count: int) -> str:
    """As llama.cpp looks for them; `number` counts from 0."""
    return f"-{number + 1:05d}-of-{count:05d}.gguf"
