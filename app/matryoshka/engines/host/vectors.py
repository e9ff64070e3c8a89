"""Reads the vectors of a small GGUF file."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matryoshka.models.gguf import read_header
from matryoshka.models.refusal import Refused
from matryoshka.models.source import FileSource
from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import TensorType

_SIZE = 4

Vectors = dict[str, NDArray[np.float32]]


def vectors(path: Path) -> Vectors:
    """All tensors by their names, without numbers where they are no vector of float32.

    There are none in a file that is damaged.
    """
    try:
        header = read_header(FileSource(path))
    except Refused:
        return {}
    return {
        each.name: _read(path, header.data_offset + each.offset, _length(each)) for each in header.tensors
    }


def _length(tensor: Tensor) -> int:
    fitting = tensor.type is TensorType.F32 and tensor.shape[:1] == (tensor.weights,)
    return tensor.weights if fitting else 0


def _read(path: Path, offset: int, length: int) -> NDArray[np.float32]:
    """Fewer numbers where the file ends, whatever its header promises."""
    there = min(length, max(0, path.stat().st_size - offset) // _SIZE)
    return np.fromfile(path, np.float32, there, offset=offset) if there else np.empty(0, np.float32)
