"""Memory is foretold from the shape of a model, and what does not fit is refused before it is loaded."""

from pathlib import Path

import pytest

pytest.importorskip("peft")

from matryoshka.errors import AppError
from matryoshka.learning.lora.estimate import Need
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import ROWS, Plan
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


def test_a_model_of_half_a_billion_weights_can_be_taught_in_five_gigabytes() -> None:
    need = Need(stock(), longest=150)
    plan = need.plan(5 * 10**9)

    assert plan.precise
    assert plan.rows < ROWS
    assert 3.5e9 < need.memory(plan) < 5e9


def test_longer_questions_need_more() -> None:
    short, long = (Need(stock(), longest).memory(Plan()) for longest in (50, 500))

    assert long > 1.5 * short


def test_with_less_memory_fewer_rows_go_at_once_then_weights_become_coarser_then_it_is_refused() -> None:
    need = Need(stock(), longest=150)
    plans = [need.plan(need.memory(plan)) for plan in (Plan(), Plan(rows=1), Plan(precise=False, rows=1))]

    assert plans == [Plan(), Plan(rows=1), Plan(precise=False, rows=1)]
    with pytest.raises(AppError, match=r"needs .* GB of memory, and .* are free"):
        need.plan(need.memory(plans[-1]) - 1)


def test_a_kind_of_model_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="is a mamba model, and teaching knows llama, qwen2, qwen3 only"):
        Stock.read(write_parrot(tmp_path / "p.gguf", "Yes", recurrent=True))
