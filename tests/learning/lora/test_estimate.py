"""Memory is foretold from the shape of a model, and what does not fit is refused before it is loaded."""

from pathlib import Path

import pytest

pytest.importorskip("peft")

from matryoshka.errors import AppError
from matryoshka.learning.lora.estimate import LIBRARIES, Need
from matryoshka.learning.lora.stock import Stock
from matryoshka.models.gguf import Header
from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import TensorType
from support.parrots import write_parrot

HALF_A_BILLION = {"block_count": 24, "embedding_length": 896, "attention.head_count": 14}


def stock() -> Stock:
    """Of the shape of a model of half a billion weights, with a vocabulary of 152,000."""
    shapes = {"token_embd.weight": (896, 151_936)}
    for layer in range(24):
        shapes |= {f"blk.{layer}.attn_{part}.weight": (896, 896) for part in ("q", "output")}
        shapes |= {f"blk.{layer}.ffn_{part}.weight": (896, 4_864) for part in ("gate", "up", "down")}
    tensors = tuple(Tensor(name, shape, TensorType.F16, 0) for name, shape in shapes.items())
    metadata = {f"qwen2.{key}": value for key, value in HALF_A_BILLION.items()}
    header = Header(3, {"general.architecture": "qwen2", **metadata}, tensors, 0)
    return Stock(Path("half.gguf"), header)


def test_a_model_of_half_a_billion_weights_needs_about_five_gigabytes_in_32_bits() -> None:
    need = Need(stock(), longest=150)
    precise, coarse = (need.memory(precise=precise) for precise in (True, False))

    assert 4.5e9 < precise < 7.5e9
    assert 0.5 < coarse / precise < 0.8


def test_longer_questions_need_more() -> None:
    short, long = (Need(stock(), longest).memory(precise=True) for longest in (50, 500))

    assert long > 1.5 * short


def test_what_fits_in_32_bits_is_taken_so_what_fits_in_16_is_taken_too_and_the_rest_is_refused() -> None:
    need = Need(stock(), longest=150)
    precise, coarse = (need.memory(precise=precise) for precise in (True, False))

    assert need.fits_precisely(precise)
    assert not need.fits_precisely(precise - 1)
    with pytest.raises(AppError, match=r"needs .* GB of memory"):
        need.fits_precisely(coarse - 1)
    assert coarse > LIBRARIES


def test_a_kind_of_model_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="is a mamba model, and teaching knows llama, qwen2, qwen3 only"):
        Stock.read(write_parrot(tmp_path / "p.gguf", "Yes", recurrent=True))
