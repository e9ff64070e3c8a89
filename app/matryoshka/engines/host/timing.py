"""Times what writing a token consists of: weights that are read, attention, and steps as such."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from matryoshka.engines.host.graphs import F16, Ggml, Graph
from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.weights import TensorType

_TABLE, _SMALL_TABLE = (2048, 4096, 1), (2048, 32, 1)
_BYTES = 256 * 2**20
"""Of weights in one pass of all threads: many times what the caches of most processors hold."""
_NEAR = 12 * 2**20
"""The same of one thread for tiny models, which stay in them."""
_PASSES, _LONG = 6, 0.2  # seconds of all passes
_SMALL_HEAD, _HEAD = 32, 128
_HEADS, _KEY_HEADS, _CELLS, _LAYERS = 16, 8, 1024, 8
_STEPS = 256
_TYPES = (
    TensorType.F16,
    TensorType.BF16,
    TensorType.Q8_0,
    TensorType.Q6_K,
    TensorType.Q5_K,
    TensorType.Q4_K,
    TensorType.Q4_0,
    TensorType.IQ4_XS,
    TensorType.MXFP4,
    TensorType.Q3_K,
    TensorType.IQ3_S,
    TensorType.Q2_K,
    TensorType.IQ2_S,
)
"""Those that models are fetched in; of two that are alike, one."""


def bandwidth(threads: int) -> Bandwidth:
    """Of the processor with so many threads. Raises `AppError` where memory is short."""
    together, alone = Ggml(threads), Ggml()
    attention, look = _attention(alone)
    steps = max(_speed(ggml, ggml.plain, _few) for ggml in (alone, together))
    near = dict(_weights(alone, _NEAR))
    # Where other programs compute too, threads wait for each other a hundred times as long.
    weights = {kind: max(speed, near[kind] / 2) for kind, speed in _weights(together, _BYTES)}
    return Bandwidth(threads, weights, threads * attention, 1 / steps, near=near, look=look / threads)


def _weights(ggml: Ggml, size: int) -> Iterator[tuple[str, float]]:
    for kind in _TYPES:
        home = next(home for home in ggml.homes if _lies(ggml, kind, home))
        yield kind.name, _speed(ggml, home, partial(_products, kind, size))


def _lies(ggml: Ggml, kind: int, home: int) -> bool:
    """Whether llama.cpp would put weights of the kind there."""
    with Graph(ggml, home) as graph:
        step = graph.product(graph.weights(kind, *_SMALL_TABLE), graph.numbers(_TABLE[0], 1, 1))
        graph.settle()
        return home == ggml.plain or graph.can(step)


def _products(kind: int, size: int, graph: Graph) -> float:
    """Bytes of weights that are read."""
    numbers = graph.numbers(_TABLE[0], 1, 1)
    while graph.bytes < size:
        graph.product(graph.weights(kind, *_TABLE), numbers)
    return graph.bytes


def _attention(ggml: Ggml) -> tuple[float, float]:
    """Numbers a second, and seconds that each look at a token costs besides: from heads of two sizes."""
    small, large = (1 / _speed(ggml, ggml.plain, partial(_looks, head)) for head in (_SMALL_HEAD, _HEAD))
    number = (large - small) / 2 / (_HEAD - _SMALL_HEAD)
    if not 0 < 2 * _SMALL_HEAD * number < small:  # another program came between
        return 2 * _HEAD / large, 0.0
    return 1 / number, small - 2 * _SMALL_HEAD * number


def _looks(head: int, graph: Graph) -> float:
    """How often a head of this size looks at a remembered token: at its key and at its value."""
    for _ in range(_LAYERS):
        keys, values = (graph.weights(F16, head, _KEY_HEADS, _CELLS) for _ in range(2))
        graph.attention(graph.numbers(head, 1, _HEADS), keys, values)
    return _LAYERS * _HEADS * _CELLS


def _speed(ggml: Ggml, home: int, fill: Callable[[Graph], float]) -> float:
    """What is done in a second of such a graph: at its quickest, as other programs only slow it down."""
    with Graph(ggml, home) as graph:
        amount = fill(graph)
        graph.settle()
        graph.compute()
        return amount / min(_times(graph))


def _times(graph: Graph) -> Iterator[float]:
    """Seconds of one pass after another; few where they are slow."""
    until = time.perf_counter() + _LONG
    for _ in range(_PASSES):
        begun = time.perf_counter()
        graph.compute()
        ended = time.perf_counter()
        yield ended - begun
        if ended > until:
            return


def _few(graph: Graph) -> float:
    """Products of so few weights that what each of them costs besides shows; how many."""
    table, numbers = graph.weights(TensorType.Q8_0, *_SMALL_TABLE), graph.numbers(_TABLE[0], 1, 1)
    for _ in range(_STEPS):
        graph.product(table, numbers)
    return _STEPS
