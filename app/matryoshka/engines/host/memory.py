"""The one sequence that a context holds: its tokens, and what llama.cpp keeps of them."""

import ctypes
import mmap
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.model import Model
from matryoshka.engines.host.pieces import uncut
from matryoshka.engines.host.saved import State, common

_SEQUENCE = 0
_BYTES = ctypes.POINTER(ctypes.c_uint8)


class Memory:
    """`tokens` are those that were read, in order; whoever decodes adds to them."""

    def __init__(self, model: Model, context: Any) -> None:
        self._context = context
        self._memory: Any = lib.llama_get_memory(context)
        sums_up = (lib.llama_model_is_recurrent, lib.llama_model_is_hybrid)
        self._sums_up = any(asked(model.pointer) for asked in sums_up)
        self.saved_whole = self._sums_up or lib.llama_model_n_swa(model.pointer) > 0
        """Whether a copy of it cannot be cut: only the newest part of a sliding window is copied."""
        self.tokens: list[int] = []
        self._surplus: dict[int, int] = {}
        """By the last number of a picture: how many more cells than positions it takes."""

    @property
    def can_be_cut(self) -> bool:
        """Not where a model sums up what it read, nor where it dropped what slid out of its window."""
        return not self._sums_up and lib.llama_memory_seq_pos_min(self._memory, _SEQUENCE) <= 0

    @property
    def size(self) -> int:
        """Bytes of its state."""
        return int(lib.llama_state_seq_get_size(self._context, _SEQUENCE))

    @property
    def position(self) -> int:
        """Where the next token stands."""
        return self._position(len(self.tokens))

    def add_picture(self, run: Sequence[int], positions: int) -> None:
        """Its cells were read, and stand at so many positions."""
        self.tokens.extend(run)
        if len(run) > positions:
            self._surplus[run[-1]] = len(run) - positions

    def shared(self, tokens: Sequence[int]) -> int:
        """How many of `tokens`, from the first, need not be read again; a picture in whole or not at all."""
        count = uncut(tokens, common(self.tokens, tokens))
        return count if count == len(self.tokens) or self.can_be_cut else 0

    def keep(self, count: int) -> int:
        """Forget all but the first `count` tokens, or all where a part cannot be forgotten; what is left.

        Of a picture that would be cut nothing stays.
        """
        count = uncut(self.tokens, count)
        if count < len(self.tokens):
            if self.can_be_cut and self._remove_from(self._position(count)):
                del self.tokens[count:]
            else:
                self.clear()
        return len(self.tokens)

    def forget_begun(self) -> None:
        """After llama.cpp was interrupted: of the pieces of a picture it may have read some."""
        if not self.can_be_cut or not self._remove_from(self.position):
            self.clear()

    def clear(self) -> None:
        self.tokens.clear()
        lib.llama_memory_clear(self._memory, False)

    def state(self) -> State | None:
        """A copy of it all; None where there is no memory for one."""
        try:
            data = np.frombuffer(_pages(self.size), np.uint8)
        except OSError:
            return None
        written = lib.llama_state_seq_get_data(
            self._context, data.ctypes.data_as(_BYTES), data.nbytes, _SEQUENCE
        )
        whole = written == data.nbytes
        return State(tuple(self.tokens), data, self.saved_whole) if whole else None

    def restore(self, state: State) -> bool:
        """Be what `state` was; False, and empty, where llama.cpp cannot take it."""
        self.clear()
        read = lib.llama_state_seq_set_data(
            self._context, state.data.ctypes.data_as(_BYTES), state.size, _SEQUENCE
        )
        self.tokens.extend(state.tokens)
        last = lib.llama_memory_seq_pos_max(self._memory, _SEQUENCE)
        if (read, last) != (state.size, self.position - 1):
            self.clear()
            return False
        return True

    def _position(self, count: int) -> int:
        """Where the token stands that comes after so many."""
        return (
            count - sum(self._surplus.get(each, 0) for each in self.tokens[:count])
            if self._surplus
            else count
        )

    def _remove_from(self, position: int) -> bool:
        return bool(lib.llama_memory_seq_rm(self._memory, _SEQUENCE, position, -1))


# Pages of their own go back to the system the moment a state is let go; a heap would keep many for itself.
if sys.platform == "win32":

    def _pages(size: int) -> mmap.mmap:
        return mmap.mmap(-1, size)

else:

    def _pages(size: int) -> mmap.mmap:
        return mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
