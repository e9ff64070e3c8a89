"""Names a model by what it is, so that one whose file has changed is known to be another."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from matryoshka.chat.calibration import Party
from matryoshka.chat.ladder import Adapter, Tier
from matryoshka.errors import AppError
from matryoshka.saying import say

_FORMAT = 1
"""Counts up whenever models are asked in another way: what was measured before does not hold then."""
_HEAD = 2**18
_SLICE = 2**12
_SLICES = 256


def party_of(tier: Tier) -> Party:
    """The tier's model as one side of a pair. Raises `AppError` when a file of it cannot be read."""
    return Party(tier.label, model_identity(tier), tier.name)


def model_identity(tier: Tier) -> str:
    """The same for the same model with the same adapters, whatever it is called and however it is asked.

    A file is told by its size, its beginning and 256 slices spread evenly over it: that costs milliseconds
    where reading all of it costs seconds, and a model whose weights have changed differs in them.
    Raises `AppError` when a file cannot be read.
    """
    source = tier.source
    if isinstance(source, Path):
        return _hash([_FORMAT, _print(source), _prints(tier.loras), _prints(tier.controls)])
    return _hash([_FORMAT, source.url, source.model])


def _prints(adapters: tuple[Adapter, ...]) -> list[Any]:
    return [[_print(each.path), each.scale] for each in adapters]


def _print(path: Path) -> str:
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            total = hashlib.sha256(str(size).encode())
            total.update(file.read(_HEAD))
            for number in range(_SLICES):
                file.seek(max(0, size - _SLICE) * number // (_SLICES - 1))
                total.update(file.read(_SLICE))
    except OSError as error:
        title = say("The model file “{path}” cannot be read: {strerror}.", path=path, strerror=error.strerror)
        raise AppError(title, say("Put it back, or name another file in the ladder.")) from error
    return total.hexdigest()


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:32]
