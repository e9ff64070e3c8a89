"""The processor as llama.cpp knows it: its name, and the instructions that it computes with here."""

import ctypes
from collections.abc import Iterator
from itertools import count, takewhile

from matryoshka.engines.host.ggml import base_library, declared, processor_register

_NOT_INSTRUCTIONS = {"ACCELERATE", "KLEIDIAI", "LLAMAFILE", "OPENMP", "REPACK"}
"""What ggml lists among its features too: how it was built."""


class _Feature(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


def processor() -> tuple[str, tuple[str, ...]]:
    """Name and instructions such as `AVX2`. No driver is asked."""
    base, backend = base_library(), processor_register()
    device = declared(base.ggml_backend_reg_dev_get, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
    name = declared(base.ggml_backend_dev_description, ctypes.c_char_p, ctypes.c_void_p)
    instructions = (each for each in _features(backend) if each not in _NOT_INSTRUCTIONS)
    return name(device(backend, 0)).decode(errors="replace").strip(), tuple(instructions)


def _features(backend: int) -> Iterator[str]:
    find = declared(
        base_library().ggml_backend_reg_get_proc_address, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p
    )
    kind = ctypes.CFUNCTYPE(ctypes.POINTER(_Feature), ctypes.c_void_p)
    features = kind(find(backend, b"ggml_backend_get_features"))(backend)
    named = (features[number].name for number in count())
    return (name.decode() for name in takewhile(bool, named))
