import gguf
import pytest

from matryoshka.models.weights import BLOCKS, TensorType

_WRONG = {TensorType.Q8_1}
"""Of which the package gguf says 40 bytes, and llama.cpp's own source 36."""


@pytest.mark.parametrize("kind", TensorType)
def test_every_type_has_its_block(kind: TensorType) -> None:
    assert BLOCKS[kind].weights in (1, 32, 64, 128, 256)
    assert BLOCKS[kind].bytes > 0


@pytest.mark.parametrize("kind", gguf.GGML_QUANT_SIZES)
def test_blocks_are_those_of_llama_cpps_own_tools(kind: gguf.GGMLQuantizationType) -> None:
    ours = TensorType(int(kind))

    assert ours.name == kind.name
    if ours not in _WRONG:
        assert (BLOCKS[ours].weights, BLOCKS[ours].bytes) == gguf.GGML_QUANT_SIZES[kind]
