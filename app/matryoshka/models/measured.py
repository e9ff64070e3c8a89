"""What models took when they were last loaded here: remembered by their headers, wherever their files lie."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Protocol

from matryoshka.errors import AppError
from matryoshka.models.gguf import Header
from matryoshka.models.splits import read_model
from matryoshka.whole_file import write_whole

_MOST = 500
"""Loads that are remembered, the latest."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What llama.cpp allocates or maps for a model, in bytes."""

    weights: int
    kv: int
    compute: int


@dataclass(frozen=True, slots=True)
class Load:
    """How a model was loaded: for `context` tokens, so many `layers` of it on graphics cards."""

    context: int
    kv_type: str
    layers: int


class Known(Protocol):
    def sizes(self, header: Header, load: Load) -> Sizes | None:
        """Measured when that model was last loaded so; None where it never was."""
        ...


class Rehearsal(Protocol):
    def rehearse(self, load: Load) -> Sizes | None:
        """What llama.cpp itself says that it would allocate beside the weights, and 0 for these.

        None where it does not say.
        """
        ...


class Measured:
    """As `Known`: a small file, of which nothing is lost that could not be measured again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def sizes(self, header: Header, load: Load) -> Sizes | None:
        found = self._read().get(_key(header, load))
        return Sizes(*found) if found else None

    def keep(self, model: Path, load: Load, sizes: Sizes) -> None:
        """Of a model that has just been loaded. What cannot be written is measured the next time."""
        with suppress(AppError, OSError):
            key = _key(read_model(model), load)
            kept = {name: value for name, value in self._read().items() if name != key}
            latest = [*kept.items(), (key, astuple(sizes))][-_MOST:]
            write_whole(self._path, json.dumps(dict(latest), indent=0).encode())

    def _read(self) -> dict[str, tuple[int, int, int]]:
        with suppress(OSError, ValueError, AttributeError):
            return dict(_sound(json.loads(self._path.read_bytes())))
        return {}


def _sound(read: dict[str, list[int]]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for key, value in read.items():
        match value:
            case [int(weights), int(kv), int(compute)]:
                yield key, (weights, kv, compute)


def _key(header: Header, load: Load) -> str:
    said = repr((header.version, header.data_offset, sorted(header.metadata), header.tensors))
    return f"{hashlib.sha256(said.encode()).hexdigest()[:24]} {load.context} {load.kv_type} {load.layers}"
