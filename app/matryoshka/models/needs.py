"""How much memory llama.cpp allocates for a model as it is loaded here, by arithmetic over its header."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

from matryoshka.models.layout import Held, Weights
from matryoshka.models.shape import Layer, Shape
from matryoshka.models.weights import BLOCKS, TensorType
from matryoshka.usual import USUAL_CONTEXT

BATCH = 512
"""Tokens of a prompt that are read at a time, at most."""
F16, Q8_0 = "f16", "q8_0"
_HALF, _WHOLE = 2, 4
"""Bytes of a number."""
_CELLS = 256
"""A context is a multiple of so many tokens."""
PROCESS = 64 * 2**20
"""Bytes: the interpreter, llama.cpp's code, and what it computes in beside its buffers."""
_WORD = 320
"""Bytes that a process keeps of each word of a vocabulary."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Of a model that remembers `context` tokens as numbers of the type `kv_type`; all in bytes.

    `instructions` are those of the processor. `on_cards` counts layers on graphics cards; the output is the
    first of them, then the layers from the last.
    """

    shape: Shape
    weights: Weights
    context: int
    kv_type: str = F16
    flash_attention: bool = True
    instructions: Collection[str] = ()
    eyes: int = 0
    """What it sees through, with what that computes in."""

    @property
    def layers(self) -> int:
        """With the output."""
        return len(self.shape.layers) + 1

    @property
    def kv(self) -> int:
        return sum(self._kv_of_layers)

    @property
    def compute(self) -> int:
        """Of one place that computes, with what one token's answer takes.

        A formula found by measuring: what the widest layer holds at its fullest, and what tells each token
        which ones it may see. Without flash attention every head holds a number for every pair of tokens.
        """
        shape, tokens = self.shape, min(BATCH, self._cells)
        seen = self._cells * (2 if shape.windowed else 1)
        row = 3 * shape.width + shape.attending + max(3 * shape.forward, 2 * shape.asked * shape.width)
        if self.flash_attention:
            return tokens * (_WHOLE * row + _HALF * seen) + _WHOLE * shape.vocabulary
        pairs = self._cells * shape.heads + 3 * (shape.width + shape.attending)
        return tokens * _WHOLE * (max(row, pairs) + seen) + _WHOLE * shape.vocabulary

    @property
    def overhead(self) -> int:
        return PROCESS + _WORD * self.shape.vocabulary + self.eyes

    def held(self, on_cards: int = 0) -> Held:
        """Weights in the computer's own memory."""
        return self.weights.on_processor(on_cards, self.instructions)

    def on_processor(self, on_cards: int = 0) -> int:
        """What must stay in the computer's own memory, so that nobody waits for a disk."""
        held = self.held(on_cards)
        return held.mapped - held.once + self.unmapped(on_cards)

    def unmapped(self, on_cards: int = 0) -> int:
        """What cannot be read from the disk again when memory gets short."""
        kv = sum(self._kv_of_layers[: self.layers - on_cards])
        return self.held(on_cards).packed + kv + self.compute + self.overhead

    def on_cards(self, on_cards: int) -> int:
        """What lies there."""
        if not on_cards:
            return 0
        return self.weights.on_cards[on_cards] + self._kv_on_cards[on_cards] + self.compute

    def fitting(self, room: int) -> int:
        """How many layers fit on graphics cards of so much room together."""
        room -= self.compute
        each = zip(self.weights.on_cards, self._kv_on_cards, strict=True)
        return max((count for count, (weights, kv) in enumerate(each) if weights + kv <= room), default=0)

    @property
    def _cells(self) -> int:
        return -(-self.context // _CELLS) * _CELLS

    @property
    def _kv_of_layers(self) -> tuple[int, ...]:
        return tuple(self._kv(layer) for layer in self.shape.layers)

    @property
    def _kv_on_cards(self) -> tuple[int, ...]:
        """Of so many layers there, from none to all; the output remembers nothing."""
        return (0, *accumulate((0, *reversed(self._kv_of_layers))))

    def _kv(self, layer: Layer) -> int:
        block = BLOCKS[TensorType[self.kv_type.upper()]]
        remembered = (layer.keys + layer.values) * self._cells
        return remembered * block.bytes // block.weights + _WHOLE * layer.state


def tokens_of(trained: int, context: int | None) -> int:
    """How many tokens a model remembers; `context` None is the smaller of its own and what is usual."""
    return context or min(trained or USUAL_CONTEXT, USUAL_CONTEXT)
