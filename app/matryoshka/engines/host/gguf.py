"""Reads the tensors of a small GGUF file with ggml's own reader, which the bindings do not show."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from llama_cpp._ctypes_extensions import load_shared_library
from llama_cpp._ggml import libggml_base_path
from numpy.typing import NDArray

_F32, _F32_SIZE = 0, 4
_DIMENSIONS = 4

Vectors = dict[str, NDArray[np.float32]]


class _Parameters(ctypes.Structure):
    """As gguf.h has it: nothing is read but the header."""

    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


def vectors(path: Path) -> Vectors:
    """All tensors by their names, without numbers where they are no vector of float32.

    There are none in a file that is damaged.
    """
    found: Vectors = {}
    with _opened(path) as (lib, header):
        if header:
            start = lib.gguf_get_data_offset(header)
            for number in range(lib.gguf_get_n_tensors(header)):
                length, *others = lib.gguf_get_tensor_ne(header, number)[:_DIMENSIONS]
                fitting = lib.gguf_get_tensor_type(header, number) == _F32 and others == [1, 1, 1]
                name = lib.gguf_get_tensor_name(header, number).decode(errors="replace")
                offset = start + lib.gguf_get_tensor_offset(header, number)
                found[name] = _read(path, offset, length if fitting else 0)
    return found


def _read(path: Path, offset: int, length: int) -> NDArray[np.float32]:
    """Fewer numbers where the file ends, whatever its header promises."""
    there = max(0, path.stat().st_size - offset) // _F32_SIZE
    return np.fromfile(path, np.float32, min(length, there), offset=offset)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Any]]:
    lib = _library()
    header = lib.gguf_init_from_file(bytes(path), _Parameters(no_alloc=True))
    try:
        yield lib, header
    finally:
        lib.gguf_free(header)


def _library() -> Any:
    lib = load_shared_library("ggml-base", libggml_base_path)
    pointer, number = ctypes.c_void_p, ctypes.c_int64
    lib.gguf_init_from_file.argtypes, lib.gguf_init_from_file.restype = (
        (ctypes.c_char_p, _Parameters),
        pointer,
    )
    lib.gguf_free.argtypes, lib.gguf_free.restype = (pointer,), None
    for name in ("gguf_get_n_tensors", "gguf_get_data_offset"):
        getattr(lib, name).argtypes, getattr(lib, name).restype = (pointer,), number
    for name, result in (
        ("gguf_get_tensor_name", ctypes.c_char_p),
        ("gguf_get_tensor_type", ctypes.c_int),
        ("gguf_get_tensor_offset", number),
        ("gguf_get_tensor_ne", ctypes.POINTER(number)),
    ):
        getattr(lib, name).argtypes, getattr(lib, name).restype = (pointer, number), result
    return lib
