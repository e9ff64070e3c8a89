"""Chooses tokens as the ladder says, in llama.cpp's own sampler chain."""

from collections.abc import Iterator, Sequence
from typing import Any, Self

from llama_cpp import llama_cpp as lib

from matryoshka.chat.ladder import Sampling
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
        self, sampling: Sampling, biases: Sequence[tuple[int, float]], vocabulary: Vocabulary, logits: Logits
    ) -> None:
        """Raises `UsageFault` when the grammar cannot be followed."""
        self._held = Held(sampling.grammar, vocabulary, logits) if sampling.grammar else None
        parameters = lib.llama_sampler_chain_default_params()
        parameters.no_perf = True
        self._chain: Any = lib.llama_sampler_chain_init(parameters)
        for link in _links(sampling, biases, vocabulary.size):
            self._add(link)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        lib.llama_sampler_free(self._chain)
        if self._held:
            self._held.free()

    def choose(self, context: Any, *, thinking: bool = False) -> int:
        """The next token after what llama.cpp's `context` has read; the chain remembers it.

        A grammar leaves `thinking` alone. Raises `AppError` where it leaves no token to choose.
        """
        if self._held and not thinking:
            return self._held.choose(self._chain)
        return int(lib.llama_sampler_sample(self._chain, context, -1))

    def _add(self, link: Any) -> None:
        lib.llama_sampler_chain_add(self._chain, link)


def _links(sampling: Sampling, biases: Sequence[tuple[int, float]], vocabulary_size: int) -> Iterator[Any]:
    if biases:
        each = [lib.llama_logit_bias(token, gain) for token, gain in biases]
        array = (lib.llama_logit_bias * len(each))(*each)
        yield lib.llama_sampler_init_logit_bias(vocabulary_size, len(each), array)
    penalties = (
        sampling.repeat_penalty or 1.0,
        sampling.frequency_penalty or 0.0,
        sampling.presence_penalty or 0.0,
    )
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
