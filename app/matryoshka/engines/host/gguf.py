"""Reads the vectors of a small GGUF file with ggml's own reader, which the bindings do not show."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matryoshka.engines.host.ggml import base_library, declared

_F32, _F32_SIZE = 0, 4
_DIMENSIONS = 4

Vectors = dict[str, NDArray[np.float32]]


class _Parameters(ctypes.Structure):
    """As gguf.h has it: nothing is read but the header."""

    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


class _Gguf:
    def __init__(self) -> None:
        base, header, tensor = base_library(), ctypes.c_void_p, ctypes.c_int64
        sizes = ctypes.POINTER(ctypes.c_int64)
        self.open = declared(base.gguf_init_from_file, header, ctypes.c_char_p, _Parameters)
        self.close = declared(base.gguf_free, None, header)
        self.count = declared(base.gguf_get_n_tensors, ctypes.c_int64, header)
        self.start = declared(base.gguf_get_data_offset, ctypes.c_size_t, header)
        self.name = declared(base.gguf_get_tensor_name, ctypes.c_char_p, header, tensor)
        self.kind = declared(base.gguf_get_tensor_type, ctypes.c_int, header, tensor)
        self.sizes = declared(base.gguf_get_tensor_ne, sizes, header, tensor)
        self.offset = declared(base.gguf_get_tensor_offset, ctypes.c_size_t, header, tensor)


def vectors(path: Path) -> Vectors:
    """All tensors by their names, without numbers where they are no vector of float32.

    There are none in a file that is damaged.
    """
    found: Vectors = {}
    gguf = _Gguf()
    with _opened(gguf, path) as header:
        for tensor in range(gguf.count(header) if header else 0):
            length, *others = gguf.sizes(header, tensor)[:_DIMENSIONS]
            fitting = gguf.kind(header, tensor) == _F32 and others == [1, 1, 1]
            offset = gguf.start(header) + gguf.offset(header, tensor)
            name = gguf.name(header, tensor).decode(errors="replace")
            found[name] = _read(path, offset, length if fitting else 0)
    return found


def _read(path: Path, offset: int, length: int) -> NDArray[np.float32]:
    """Fewer numbers where the file ends, whatever its header promises."""
    there = max(0, path.stat().st_size - offset) // _F32_SIZE
    return np.fromfile(path, np.float32, min(length, there), offset=offset)


@contextmanager
def _opened(gguf: _Gguf, path: Path) -> Iterator[Any]:
    header = gguf.open(bytes(path), _Parameters(no_alloc=True))
    try:
        yield header
    finally:
        gguf.close(header)
