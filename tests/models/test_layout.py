"""Where weights lie, by the rules of llama.cpp."""

from pathlib import Path

import pytest

from matryoshka.models.layout import Held, Weights
from matryoshka.models.splits import read_model
from matryoshka.models.weights import TensorType
from support.sparse import Model, write_sparse


def weights_of(path: Path, model: Model, parts: int = 1) -> Weights:
    return Weights(read_model(write_sparse(path, model, parts)).tensors, model.layers)


def test_all_is_mapped_where_nothing_is_packed(tmp_path: Path) -> None:
    weights = weights_of(tmp_path / "m.gguf", Model("llama", type=TensorType.Q8_0))

    assert weights.on_processor(0, ("AVX2",)) == Held(weights.size, 0, 0)


def test_what_is_packed_lies_there_twice_until_it_is_loaded(tmp_path: Path) -> None:
    weights = weights_of(tmp_path / "m.gguf", Model("llama", type=TensorType.Q4_0, words=TensorType.Q8_0))
    held = weights.on_processor(0, ("AVX2",))

    assert held.packed > weights.size // 3
    assert held.mapped - held.once + held.packed == weights.size
    assert weights.on_processor(0, ()).packed == 0


@pytest.mark.parametrize(
    ("kind", "instructions", "packed"),
    [
        (TensorType.Q4_K, ("SSE3", "AVX2"), True),
        (TensorType.Q4_K, ("SSE3", "AVX"), False),
        (TensorType.Q6_K, ("AVX2", "AVX512"), False),
        (TensorType.Q6_K, ("NEON", "DOTPROD"), True),
        (TensorType.Q2_K, ("AVX2",), False),
        (TensorType.Q2_K, ("AVX2", "AVX512"), True),
        (TensorType.Q8_0, ("NEON", "DOTPROD", "MATMUL_INT8"), True),
        (TensorType.F16, ("AVX2", "AVX512"), False),
    ],
)
def test_what_is_packed_depends_on_the_processor(
    tmp_path: Path, kind: TensorType, instructions: tuple[str, ...], packed: bool
) -> None:
    weights = weights_of(tmp_path / "m.gguf", Model("llama", type=kind))

    assert (weights.on_processor(0, instructions).packed > 0) is packed


def test_rows_that_do_not_divide_stay_as_they_are(tmp_path: Path) -> None:
    even, odd = (
        weights_of(tmp_path / f"{count}.gguf", Model("llama", vocabulary=count, type=TensorType.Q4_0))
        for count in (1000, 1001)
    )
    each = 1000 * 512 // 32 * 18

    assert even.on_processor(0, ("AVX2",)).packed - odd.on_processor(0, ("AVX2",)).packed == each


def test_words_that_are_the_output_too_are_copied_to_where_that_lies(tmp_path: Path) -> None:
    tied = Model("llama", tied=True, type=TensorType.Q4_0)
    weights = weights_of(tmp_path / "m.gguf", tied)
    words = 1000 * 512 // 32 * 18

    assert weights.on_cards[1] == words + 512 * 4
    assert weights.on_processor(0, ("AVX2",)).packed == sum(weights.on_cards[-1:]) - _norms(tied) - 512 * 4


def test_layers_go_on_cards_from_the_last(tmp_path: Path) -> None:
    weights = weights_of(tmp_path / "m.gguf", Model("llama", layers=4))
    words = 1000 * 512 // 32 * 34

    assert [b - a for a, b in zip(weights.on_cards, weights.on_cards[1:], strict=False)] == [
        words + 512 * 4,
        *4 * [(weights.size - 2 * words - 512 * 4) // 4],
    ]
    assert weights.on_processor(5, ("AVX2",)) == Held(words, 0, 0)
    assert weights.on_cards[3] + _kept(weights.on_processor(3, ())) == weights.size


def test_parts_of_a_split_model_are_mapped_apart(tmp_path: Path) -> None:
    model = Model("llama", layers=4)
    split = weights_of(tmp_path / "m-00001-of-00003.gguf", model, parts=3)

    assert split.on_processor(0, ()).mapped == split.size


def _norms(model: Model) -> int:
    return model.layers * 2 * model.width * 4


def _kept(held: Held) -> int:
    return held.mapped - held.once
