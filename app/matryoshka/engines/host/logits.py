"""What the logits after the token read last say of the next one."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from llama_cpp import llama_cpp as lib
from numpy.typing import NDArray

from matryoshka.chat.engine import Odds

_IMPOSSIBLE = np.float32(-1e30)  # a logit, and no infinity: nothing times it is still nothing


class Logits:
    """Of llama.cpp's `context`, over a vocabulary of `size` tokens; nothing in them is masked."""

    def __init__(self, context: Any, size: int) -> None:
        self.context = context
        self._shape = ctypes.POINTER(ctypes.c_float * size)
        self._scratch: NDArray[np.float32] = np.empty(size, np.float32)

    def row(self) -> NDArray[np.float32]:
        """llama.cpp's own memory, good until the next decode; who changes it changes it back."""
        first = lib.llama_get_logits_ith(self.context, -1)
        return np.frombuffer(memoryview(ctypes.cast(first, self._shape).contents), np.float32)

    @property
    def likeliest(self) -> int:
        """The token that a greedy choice takes next."""
        return int(self.row().argmax())

    def forbid(self, token: int) -> None:
        """It is not chosen next."""
        self.row()[token] = _IMPOSSIBLE

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Afterwards the logits are again what they were before."""
        before = self.row().copy()
        try:
            yield
        finally:
            self.row()[:] = before

    def ratio(self, token: int, other: int) -> float:
        """Of the chances of two tokens to be next: that of `token` is at most this."""
        row = self.row()
        return math.exp(min(0.0, row[token] - row[other]))

    def probability(self, token: int, patience: float = 0.0) -> float:
        """Of `token` as the next one.

        exp(its logit - the highest) cannot be less, and costs a fortieth of the sum over all: where it is
        at most `patience`, it is the answer.
        """
        row = self.row()
        highest = row.max()
        bound = math.exp(row[token] - highest)
        return bound if bound <= patience else bound / self._total(row, highest)

    def odds(self, token: int, masked: int | None) -> Odds:
        """Of `token` as the next one, among all but `masked`."""
        heights = self.row().copy()
        if masked is not None:
            heights[masked] = _IMPOSSIBLE
        heights -= heights.max()
        shares = np.exp(heights, out=self._scratch)
        total = float(shares.sum())
        likeliest = 1 / total
        logarithm = math.log(total)
        return Odds(
            logprob=float(heights[token]) - logarithm,
            probability=likeliest,
            margin=likeliest - float(np.partition(shares, -2)[-2]) / total,
            entropy=logarithm - float(shares @ heights) / total,
        )

    def _total(self, row: NDArray[np.float32], highest: np.float32) -> float:
        """Of exp(logit - the highest)."""
        np.subtract(row, highest, out=self._scratch)
        return float(np.exp(self._scratch, out=self._scratch).sum())
