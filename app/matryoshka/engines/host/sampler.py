"""Chooses tokens as the ladder says and as llama.cpp's own sampler chain would, without its detours."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Self

import numpy as np
from llama_cpp import llama_cpp as lib
from numpy.typing import NDArray

from matryoshka.chat.ladder import Sampling
from matryoshka.engines.host.candidates import Candidates
from matryoshka.engines.host.grammar import Held
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.vocabulary import Vocabulary

_REMEMBERED = 64  # tokens that penalties look back
_NO_PENALTIES = (1.0, 0.0, 0.0)


class Sampler:
    """A chain for one answer, freed at the end of its `with`.

    `biases` are added to the logits of tokens; one of minus infinity is never chosen.
    """

    def __init__(
        self,
        sampling: Sampling,
        biases: Sequence[tuple[int, float]],
        vocabulary: Vocabulary,
        goes_on: Callable[[str, int], bool],
        logits: Logits,
    ) -> None:
        """`goes_on` tells whether a token goes on with so much of a mark of thinking.

        Raises `UsageFault` when the grammar cannot be followed.
        """
        grammar = sampling.grammar
        self._held = Held(grammar, vocabulary, goes_on, logits) if grammar else None
        self._logits = logits
        self._candidates = Candidates(vocabulary.size)
        self._crowd = _crowd(sampling)
        self._biases = biases
        parameters = lib.llama_sampler_chain_default_params()
        parameters.no_perf = True
        self._chain: Any = lib.llama_sampler_chain_init(parameters)
        for link in _links(sampling, vocabulary.size):
            self._add(link)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        lib.llama_sampler_free(self._chain)
        if self._held:
            self._held.free()

    def choose(self, *, thinking: bool, mark: str) -> int:
        """The next token after what was read last, perhaps the beginning of a `mark`; the chain remembers it.

        A grammar leaves `thinking` and marks alone. Raises `AppError` where it leaves no token to choose.
        """
        row = self._logits.row()
        plain = [(token, row[token]) for token, _ in self._biases]
        for token, gain in self._biases:
            row[token] += gain
        held = self._held if not thinking else None
        try:
            return held.choose(self._chain, mark) if held else self._chosen(row)
        finally:
            for token, logit in plain:
                row[token] = logit

    def _chosen(self, row: NDArray[np.float32]) -> int:
        match self._crowd:
            case None:
                return int(lib.llama_sampler_sample(self._chain, self._logits.context, -1))
            case 1:
                return int(row.argmax())
            case crowd:
                return self._chosen_among(self._candidates.highest(row, crowd))

    def _chosen_among(self, array: Any) -> int:
        lib.llama_sampler_apply(self._chain, ctypes.byref(array))
        token = self._candidates.chosen(array)
        lib.llama_sampler_accept(self._chain, token)
        return token

    def _add(self, link: Any) -> None:
        lib.llama_sampler_chain_add(self._chain, link)


def _crowd(sampling: Sampling) -> int | None:
    """Among how many of the highest logits the choice is; None where all may matter.

    The first of the highest is llama.cpp's own greedy choice.
    """
    if _penalties(sampling) != _NO_PENALTIES:
        return None
    return (sampling.top_k or None) if sampling.temperature else 1


def _penalties(sampling: Sampling) -> tuple[float, float, float]:
    return (
        sampling.repeat_penalty or 1.0,
        sampling.frequency_penalty or 0.0,
        sampling.presence_penalty or 0.0,
    )


def _links(sampling: Sampling, vocabulary_size: int) -> Iterator[Any]:
    penalties = _penalties(sampling)
    if penalties != _NO_PENALTIES:
        yield lib.llama_sampler_init_penalties(vocabulary_size, _REMEMBERED, *penalties)
    if not sampling.temperature:
        yield lib.llama_sampler_init_greedy()
        return
    if sampling.top_k:
        yield lib.llama_sampler_init_top_k(sampling.top_k)
    if sampling.top_p is not None and sampling.top_p < 1.0:
        yield lib.llama_sampler_init_top_p(sampling.top_p, 1)
    if sampling.min_p:
        yield lib.llama_sampler_init_min_p(sampling.min_p, 1)
    yield lib.llama_sampler_init_temp(sampling.temperature)
    yield lib.llama_sampler_init_dist(lib.LLAMA_DEFAULT_SEED if sampling.seed is None else sampling.seed)
