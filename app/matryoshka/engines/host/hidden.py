"""The hidden state that llama.cpp has of the token decoded last, after the model's last norm."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from llama_cpp import llama_cpp as lib


@contextmanager
def shown(context: Any) -> Iterator[None]:
    """What is decoded inside has states to show: one token at a time, for there is room for one."""
    lib.llama_set_embeddings(context, True)
    try:
        yield
    finally:
        lib.llama_set_embeddings(context, False)


def state(context: Any, width: int) -> tuple[float, ...] | None:
    """Of the last token, `width` numbers of float32; None where this model has none to show."""
    first = lib.llama_get_embeddings_ith(context, -1)
    if not first:
        return None
    numbers = ctypes.cast(first, ctypes.POINTER(ctypes.c_float * width)).contents
    return tuple(np.frombuffer(memoryview(numbers), np.float32).tolist())
