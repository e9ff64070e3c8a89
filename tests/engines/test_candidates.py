"""Few candidates lead llama.cpp's chains to the same choices as all of them."""

import ctypes

import numpy as np
import pytest
from llama_cpp import llama_cpp as lib
from numpy.typing import NDArray

from matryoshka.engines.host.candidates import Candidates, highest

SIZE = 5003
_DRAW = np.random.default_rng(5)
ROWS = {
    "normal": _DRAW.normal(size=SIZE).astype(np.float32),
    "all in one column": np.where(np.arange(SIZE) % (SIZE // 64), -9, 9).astype(np.float32),
    "all at the end": np.linspace(-5, 5, SIZE, dtype=np.float32),
    "hardly any allowed": np.where(np.arange(SIZE) % 1000, -np.inf, 1.0).astype(np.float32),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("count", [1, 20, 78, 79, SIZE, 2 * SIZE])
def test_the_highest_are_among_the_candidates(row: NDArray[np.float32], count: int) -> None:
    tokens = highest(row, count)

    assert len(tokens) >= min(count, SIZE)
    assert sorted(row[tokens])[-count:] == sorted(row)[-count:]


def test_of_a_whole_vocabulary_few_are_left() -> None:
    assert len(highest(_DRAW.normal(size=151_936).astype(np.float32), 40)) < 60


def test_a_row_of_no_numbers_has_candidates_all_the_same() -> None:
    assert len(highest(np.full(SIZE, np.nan, np.float32), 20)) == SIZE


@pytest.mark.parametrize("top_k", [1, 20, 40, 78])
def test_a_chain_chooses_the_same_among_few_as_among_all(top_k: int) -> None:
    candidates = Candidates(SIZE)
    few, every = (_chain(top_k) for _ in range(2))

    for _ in range(50):
        row = 3 * _DRAW.normal(size=SIZE).astype(np.float32)
        assert len(highest(row, top_k)) < SIZE
        chosen = [candidates.chosen(_applied(few, candidates.highest(row, top_k)))]
        chosen += [candidates.chosen(_applied(every, candidates.filled(row)))]
        assert chosen[0] == chosen[1]
    lib.llama_sampler_free(few)
    lib.llama_sampler_free(every)


def _applied(chain: object, array: object) -> object:
    lib.llama_sampler_apply(chain, ctypes.byref(array))  # type: ignore[arg-type]  # a ctypes structure
    return array


def _chain(top_k: int) -> object:
    chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
    links = (
        lib.llama_sampler_init_top_k(top_k),
        lib.llama_sampler_init_top_p(0.95, 1),
        lib.llama_sampler_init_temp(1.5),
        lib.llama_sampler_init_dist(7),
    )
    for link in links:
        lib.llama_sampler_chain_add(chain, link)
    return chain
