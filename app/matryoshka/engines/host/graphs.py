"""Small graphs of ggml, computed on the processor as a model's are: to see how long that takes."""

import ctypes
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count, takewhile
from typing import Any, Self

from matryoshka.engines.host.ggml import base_library, declared, processor_register
from matryoshka.errors import AppError
from matryoshka.saying import say

F32, F16 = 0, 1
_NODES = 2**11
_BOOKS = 2**21
"""Bytes for what ggml notes of the tables and steps of one graph."""
_FILLED = 0x3C
"""Each byte of a table: in every type that makes a plain small number."""
_POINTER, _SIZE, _LONG = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64


class _Init(ctypes.Structure):
    _fields_ = (("size", _SIZE), ("buffer", _POINTER), ("unallocated", ctypes.c_bool))


class Ggml:
    """What of ggml is needed for that, on so many `threads`; the processor is its `device`."""

    def __init__(self, threads: int = 1) -> None:
        base, register = base_library(), processor_register()
        pointer = (_POINTER,)
        self.init = declared(base.ggml_init, _POINTER, _Init)
        self.free = declared(base.ggml_free, None, _POINTER)
        self.table = declared(base.ggml_new_tensor_3d, _POINTER, _POINTER, ctypes.c_int, *[_LONG] * 3)
        self.bytes = declared(base.ggml_nbytes, _SIZE, _POINTER)
        self.multiply = declared(base.ggml_mul_mat, _POINTER, *pointer * 3)
        self.turned = declared(base.ggml_permute, _POINTER, *pointer * 2, *[ctypes.c_int] * 4)
        self.attend = declared(base.ggml_flash_attn_ext, _POINTER, *pointer * 5, *[ctypes.c_float] * 3)
        self.graph = declared(base.ggml_new_graph_custom, _POINTER, _POINTER, _SIZE, ctypes.c_bool)
        self.expand = declared(base.ggml_build_forward_expand, None, *pointer * 2)
        self.allocate = declared(base.ggml_backend_alloc_ctx_tensors_from_buft, _POINTER, *pointer * 2)
        self.clear = declared(base.ggml_backend_buffer_clear, None, _POINTER, ctypes.c_uint8)
        self.give_back = declared(base.ggml_backend_buffer_free, None, _POINTER)
        self.compute = declared(base.ggml_backend_graph_compute, ctypes.c_int, *pointer * 2)
        self.can = declared(base.ggml_backend_dev_supports_op, ctypes.c_bool, *pointer * 2)
        self.device = declared(base.ggml_backend_reg_dev_get, _POINTER, _POINTER, _SIZE)(register, 0)
        self.plain = declared(base.ggml_backend_dev_buffer_type, _POINTER, _POINTER)(self.device)
        find = declared(base.ggml_backend_reg_get_proc_address, _POINTER, _POINTER, ctypes.c_char_p)
        self.homes = (*_extra(find(register, b"ggml_backend_dev_get_extra_bufts"), self.device), self.plain)
        """Kinds of memory for weights, in the order in which llama.cpp tries them: repacked ones first."""
        self.backend = declared(base.ggml_backend_dev_init, *pointer * 2, ctypes.c_char_p)(self.device, None)
        set_threads = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_int)
        set_threads(find(register, b"ggml_backend_set_n_threads"))(self.backend, threads)


def _extra(function: int | None, device: int) -> Iterator[int]:
    if function:
        listed = ctypes.CFUNCTYPE(ctypes.POINTER(_POINTER), _POINTER)(function)(device)
        yield from takewhile(bool, (listed[number] for number in count()))


class Graph:
    """Its `weights` lie in `home`, all else in plain memory; used in a `with`, which frees it all."""

    def __init__(self, ggml: Ggml, home: int) -> None:
        self._ggml, self._home = ggml, home
        self._stack = ExitStack()
        self._weights, self._rest = (self._context() for _ in range(2))
        self._graph = ggml.graph(self._rest, _NODES, False)
        self.bytes = 0
        """Of all weights."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def weights(self, kind: int, *shape: int) -> Any:
        """A table of ggml's type `kind`; the row's length comes first."""
        table = self._ggml.table(self._weights, kind, *shape)
        self.bytes += self._ggml.bytes(table)
        return table

    def numbers(self, *shape: int) -> Any:
        return self._ggml.table(self._rest, F32, *shape)

    def product(self, weights: Any, numbers: Any) -> Any:
        return self._step(self._ggml.multiply(self._rest, weights, numbers))

    def attention(self, queries: Any, keys: Any, values: Any) -> Any:
        """`keys` and `values` lie as they were remembered: all heads of a token side by side."""
        keys, values = (self._ggml.turned(self._rest, table, 0, 2, 1, 3) for table in (keys, values))
        return self._step(self._ggml.attend(self._rest, queries, keys, values, None, 1.0, 0.0, 0.0))

    def settle(self) -> None:
        """Find memory for all. Raises `AppError` where there is too little."""
        for context, home in ((self._weights, self._home), (self._rest, self._ggml.plain)):
            memory = self._ggml.allocate(context, home)
            if not memory:
                raise AppError(
                    say("Too little memory is free to time the processor."), say("Close other programs.")
                )
            self._stack.callback(self._ggml.give_back, memory)
            self._ggml.clear(memory, _FILLED)

    def can(self, step: Any) -> bool:
        """Whether the processor can compute the step with weights that lie there."""
        return bool(self._ggml.can(self._ggml.device, step))

    def compute(self) -> None:
        self._ggml.compute(self._ggml.backend, self._graph)

    def _step(self, step: Any) -> Any:
        self._ggml.expand(self._graph, step)
        return step

    def _context(self) -> Any:
        context = self._ggml.init(_Init(_BOOKS, None, True))
        self._stack.callback(self._ggml.free, context)
        return context
