"""What was read for other chats, put away in ordinary memory so that coming back to one is a copy.

Several sequences in one context would save the copy, and cost more: the room of each is taken when the model
is loaded, and every token looks at the cells of all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import psutil
from numpy.typing import NDArray

_MOST = 32  # states; finding the nearest compares with each
_SHARE = 8  # this part of the free memory, where nobody says how much


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """llama.cpp's own bytes for a sequence of `tokens`."""

    tokens: tuple[int, ...]
    data: NDArray[np.uint8]
    whole: bool
    """Whether it serves only what begins with all of its tokens."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.data.nbytes

    def shared(self, tokens: Sequence[int]) -> int:
        """How many of `tokens`, from the first, need not be read after it is brought back."""
        count = common(self.tokens, tokens)
        return 0 if self.whole and count < len(self.tokens) else count


class Saved:
    """States of at most `budget` bytes together, None a share of what is free; the longest unused leave."""

    def __init__(self, budget: int | None) -> None:
        self._budget = psutil.virtual_memory().available // _SHARE if budget is None else budget
        self._states: list[State] = []

    def nearest(self, tokens: Sequence[int]) -> State | None:
        """The one that shares most with `tokens`; None where none shares anything."""
        best = max(self._states, key=lambda state: state.shared(tokens), default=None)
        return best if best and best.shared(tokens) else None

    def make_room(self, size: int, keeping: State | None) -> bool:
        """Let states go until one of `size` bytes has room beside `keeping`; False where it never had."""
        if size + (keeping.size if keeping else 0) > self._budget:
            return False
        while self._crowded(size):
            self._states.remove(next(state for state in self._states if state is not keeping))
        return True

    def add(self, state: State) -> None:
        """Into the room that was made; what it goes on from leaves, unless that serves where it cannot."""
        if not state.whole:
            self._states = [each for each in self._states if not _begins(each, state)]
        self._states.append(state)

    def touch(self, state: State) -> None:
        """It was used just now."""
        self._states.remove(state)
        self._states.append(state)

    def drop(self, state: State) -> None:
        self._states.remove(state)

    def _crowded(self, size: int) -> bool:
        return len(self._states) >= _MOST or size + sum(each.size for each in self._states) > self._budget


def common(one: Sequence[int], other: Sequence[int]) -> int:
    """Length of the common beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _begins(one: State, other: State) -> bool:
    return one.tokens == other.tokens[: len(one.tokens)]
