"""Where the weights of a loaded model lie: mapped from its file, packed anew, or on graphics cards.

The rules are those of llama.cpp: `load_tensors` in `src/llama-model.cpp`, and of what is packed anew
`ggml_repack_get_optimal_repack_type` in `ggml/src/ggml-cpu/repack.cpp`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import TensorType

_BLOCK = re.compile(r"blk\.(\d{1,6})\.")
TABLE, OUTPUT = "token_embd.weight", "output.weight"
LOOKED_UP = (TABLE, "per_layer_token_embd.weight", "position_embd.weight", "token_types.weight")
"""Rows are taken from them: they are not multiplied with, and stay as they are."""
_TABLES = (2, 3)
"""Dimensions of what is multiplied with; the third counts experts."""
_AVX2 = {TensorType.Q4_0: 8, TensorType.Q4_K: 8, TensorType.IQ4_NL: 8, TensorType.MXFP4: 8}
_AVX512 = {TensorType.Q2_K: 8}
_DOT = {
    TensorType.Q4_0: 4,
    TensorType.Q4_K: 8,
    TensorType.Q5_K: 8,
    TensorType.Q6_K: 8,
    TensorType.IQ4_NL: 4,
    TensorType.MXFP4: 4,
    TensorType.Q8_0: 4,
    TensorType.Q1_0: 4,
}
_PACKED = {"AVX2": _AVX2, "AVX512": _AVX512, "DOTPROD": _DOT, "MATMUL_INT8": _DOT}
"""What is packed anew for which instructions, where its rows are a multiple of so many."""


@dataclass(frozen=True, slots=True)
class Held:
    """Weights in the computer's own memory, in bytes: `mapped` from the file, and `packed` anew besides.

    Of what is mapped, so much is read only `once`, to be packed.
    """

    mapped: int
    packed: int
    once: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a whole model, in the order of its files; `layers` are counted without the output."""

    tensors: Sequence[Tensor]
    layers: int

    def on_processor(self, on_cards: int, instructions: Collection[str]) -> Held:
        """What `on_cards` layers leave there; the output is the first of these."""
        packs = () if on_cards else instructions
        held = [_held(self._left(file, on_cards), packs) for file in _files(self.tensors)]
        copied = self._output.bytes if self._output and _packed(self._output, packs) else 0
        return Held(
            sum(each.mapped for each in held),
            sum(each.packed for each in held) + copied,
            sum(each.once for each in held),
        )

    @property
    def on_cards(self) -> tuple[int, ...]:
        """Bytes of so many layers on graphics cards, from none to all."""
        return (0, *accumulate(reversed(self._by_layer)))

    @property
    def size(self) -> int:
        """Bytes in its files."""
        return sum(tensor.bytes for tensor in self.tensors)

    @property
    def _by_layer(self) -> tuple[int, ...]:
        """The output is the last."""
        sums = [0] * (self.layers + 1)
        for tensor in self.tensors:
            if (layer := self._layer(tensor)) is not None:
                sums[layer] += tensor.bytes
        sums[self.layers] += self._output.bytes if self._output else 0
        return tuple(sums)

    @property
    def _output(self) -> Tensor | None:
        """What the table of words is copied to where it is the output too."""
        named = {tensor.name: tensor for tensor in self.tensors}
        table = None if OUTPUT in named else named.get(TABLE)
        return replace(table, name=OUTPUT) if table else None

    def _left(self, file: Sequence[Tensor], on_cards: int) -> list[Tensor]:
        begin = self.layers + 1 - on_cards
        placed = [(self._layer(tensor), tensor) for tensor in file]
        return [tensor for layer, tensor in placed if layer is None or layer < begin]

    def _layer(self, tensor: Tensor) -> int | None:
        """None of what belongs to no layer, and of layers that are not used."""
        if tensor.name.startswith("output"):
            return self.layers
        if (block := _BLOCK.match(tensor.name)) and int(block[1]) < self.layers:
            return int(block[1])
        return None


def _files(tensors: Sequence[Tensor]) -> Iterator[Sequence[Tensor]]:
    """Offsets count anew in each file of a split model."""
    others = [index for index, tensor in enumerate(tensors) if index and not tensor.offset]
    for start, end in pairwise([0, *others, len(tensors)]):
        yield tensors[start:end]


def _held(tensors: Sequence[Tensor], instructions: Collection[str]) -> Held:
    plain = [tensor for tensor in tensors if not _packed(tensor, instructions)]
    packed = sum(tensor.bytes for tensor in tensors) - sum(tensor.bytes for tensor in plain)
    if not plain:
        return Held(0, packed, 0)
    mapped = max(each.offset + each.bytes for each in plain) - min(each.offset for each in plain)
    return Held(mapped, packed, max(0, mapped - sum(tensor.bytes for tensor in plain)))


def _packed(tensor: Tensor, instructions: Collection[str]) -> bool:
    if len(tensor.shape) not in _TABLES or tensor.name in LOOKED_UP:
        return False
    rows = (_PACKED.get(each, {}).get(tensor.type) for each in instructions)
    return any(each and tensor.shape[1] % each == 0 for each in rows)
