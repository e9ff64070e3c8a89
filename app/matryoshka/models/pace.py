"""How many tokens a second a model will write on the processor here, from its header alone."""

import math
from collections.abc import Mapping

from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.cores import threads_for
from matryoshka.models.gguf import Header
from matryoshka.models.layout import LOOKED_UP, OUTPUT, TABLE
from matryoshka.models.shape import Shape, shape_of
from matryoshka.models.weights import TensorType

USUAL_CELLS = 256
"""Tokens that a chat has come to in the middle of a first answer."""
_STEPS = 16
"""Of a layer: products, norms, rotations, sums."""
_LIKE = {
    TensorType.F32: "F16",
    TensorType.Q4_1: "Q4_0",
    TensorType.IQ4_NL: "Q4_0",
    TensorType.Q5_0: "Q5_K",
    TensorType.Q5_1: "Q5_K",
    TensorType.NVFP4: "MXFP4",
    TensorType.IQ3_XXS: "IQ3_S",
}
"""Types that are computed as fast, byte for byte, as one that is measured; all others as the slowest."""
_ALL_SEEN = {"gemma2": 2, "gemma3": 6, "gemma3n": 5, "gpt-oss": 2, "cohere2": 4, "llama4": 4}
"""Each such layer sees all tokens, the others only the latest ones: as llama.cpp has it of these."""


def tokens_per_second(header: Header, bandwidth: Bandwidth, cells: int = USUAL_CELLS) -> float | None:
    """With all of it on the processor, where each token looks back at `cells` others.

    None of a file that does not say what to compute.
    """
    shape, weights = shape_of(header), _weights(header)
    if not shape.layers or not weights:
        return None
    threads = threads_for(sum(tensor.bytes for tensor in header.tensors), sparing=False)
    speeds = bandwidth.alone if threads < bandwidth.threads else bandwidth.weights
    reading = math.fsum(size / _speed(kind, speeds) for kind, size in weights)
    glance = 2 * shape.attending / bandwidth.attention + shape.heads * bandwidth.look
    attending = _looked_at(header, shape, cells) * glance * bandwidth.threads / threads
    return 1 / (reading + attending + _STEPS * len(shape.layers) * bandwidth.step)


def _weights(header: Header) -> list[tuple[TensorType, float]]:
    """Type and bytes of what one token reads."""
    tied = all(tensor.name != OUTPUT for tensor in header.tensors)
    share, words = _share(header), TABLE if tied else OUTPUT
    read = (each for each in header.tensors if each.name == words or each.name not in LOOKED_UP)
    return [(tensor.type, tensor.bytes * (share if "_exps." in tensor.name else 1)) for tensor in read]


def _share(header: Header) -> float:
    """The part of all experts that a token asks."""
    used, there = header.of_model("expert_used_count"), header.of_model("expert_count")
    if isinstance(used, int) and isinstance(there, int) and 0 < used <= there:
        return used / there
    return 1.0


def _speed(kind: TensorType, measured: Mapping[str, float]) -> float:
    return measured.get(kind.name) or measured.get(_LIKE.get(kind, "")) or min(measured.values())


def _looked_at(header: Header, shape: Shape, cells: int) -> int:
    """How many tokens all layers look back at together."""
    attending = sum(layer.keys > 0 for layer in shape.layers)
    window = header.of_model("attention.sliding_window")
    near = min(cells, window) if isinstance(window, int) and window else cells
    far = attending // _ALL_SEEN.get(header.architecture, 1) if shape.windowed else attending
    return far * cells + (attending - far) * near
