"""Tokens and their logits as llama.cpp's samplers take them."""

from typing import Any

import numpy as np
from llama_cpp import llama_cpp as lib
from numpy.typing import NDArray

_ENTRY = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
_GROUPS = 64  # of a row, laid over each other: the highest of each column bound the highest of all


class Candidates:
    """Room for a vocabulary of `size` tokens, filled anew for each choice."""

    def __init__(self, size: int) -> None:
        self._entries = np.zeros(size, _ENTRY)
        self._ids, self._logits = self._entries["id"], self._entries["logit"]
        self._data = self._entries.ctypes.data_as(lib.llama_token_data_p)
        self._all = np.arange(size)

    def filled(self, row: NDArray[np.float32]) -> Any:
        """All tokens: an array of llama.cpp's, good until the next."""
        return self._array(self._all, row)

    def highest(self, row: NDArray[np.float32], count: int) -> Any:
        """At least the tokens of the `count` highest logits: an array of llama.cpp's, good until the next."""
        tokens = highest(row, count)
        return self._array(tokens, row[tokens])

    def chosen(self, array: Any) -> int:
        """The token that a chain has chosen among them."""
        return int(array.data[array.selected].id)

    def _array(self, tokens: NDArray[np.intp], logits: NDArray[np.float32]) -> Any:
        count = len(tokens)
        self._ids[:count], self._logits[:count] = tokens, logits
        return lib.llama_token_data_array(self._data, count, -1, False)


def highest(row: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The tokens of the `count` highest logits and few others, in their order."""
    columns = len(row) // _GROUPS
    if columns < count:
        return np.arange(len(row))
    tops = row[: columns * _GROUPS].reshape(_GROUPS, columns).max(axis=0)
    floor = np.partition(tops, -count)[-count]
    return np.flatnonzero(~(row < floor))  # so that a row of no numbers has candidates too
