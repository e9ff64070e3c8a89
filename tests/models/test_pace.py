"""Foretold speeds follow what a token reads: weights, asked experts only, what it looks back at, steps."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.cores import physical_cores
from matryoshka.models.gguf import Header
from matryoshka.models.pace import tokens_per_second
from matryoshka.models.splits import read_model
from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import TensorType as Type
from support.sparse import Model, write_sparse

PLAIN = Model("llama", layers=8, width=2048, forward=5632, heads=16, kept=16, head=128, vocabulary=32_000)
QUICK = Bandwidth(physical_cores(), {"Q8_0": 1e10, "Q4_K": 5e9, "F16": 1.2e10}, 1e30, 1e-30)
"""Only reading weights takes time."""


def header(folder: Path, model: Model) -> Header:
    return read_model(write_sparse(folder / "model.gguf", model))


def speed(header: Header, bandwidth: Bandwidth = QUICK, cells: int = 0) -> float:
    foretold = tokens_per_second(header, bandwidth, cells)
    assert foretold
    return foretold


def test_a_token_reads_all_weights_but_the_table_of_words(tmp_path: Path) -> None:
    read = header(tmp_path, PLAIN)
    layer = 2048 * (4 * 2048 + 3 * 5632)
    weights = 8 * layer + 32_000 * 2048

    assert speed(read) == pytest.approx(1e10 / (weights * 34 / 32), rel=0.01)


def test_a_table_that_words_are_also_chosen_from_is_read(tmp_path: Path) -> None:
    apart, tied = (header(tmp_path, replace(PLAIN, tied=tied)) for tied in (False, True))

    assert speed(tied) == pytest.approx(speed(apart), rel=0.01)


def test_tables_that_only_rows_are_taken_from_are_not_read(tmp_path: Path) -> None:
    read = header(tmp_path, PLAIN)
    of_layers = Tensor("per_layer_token_embd.weight", (8 * 256, 32_000), Type.Q8_0, 0)

    assert speed(replace(read, tensors=(*read.tensors, of_layers))) == speed(read)


def test_each_type_of_weights_has_its_own_speed(tmp_path: Path) -> None:
    smaller = header(tmp_path, replace(PLAIN, type=Type.Q4_K))
    bits = 8.5 / 4.5

    assert speed(smaller) == pytest.approx(speed(header(tmp_path, PLAIN)) * bits / 2, rel=0.01)


def test_a_type_that_was_not_measured_is_as_fast_as_its_like_or_as_the_slowest(tmp_path: Path) -> None:
    full = header(tmp_path, replace(PLAIN, type=Type.F32))
    rare = header(tmp_path, replace(PLAIN, type=Type.TQ1_0))

    assert speed(full) == pytest.approx(1.2e10 / sum(_read(full)), rel=0.01)
    assert speed(rare) == pytest.approx(5e9 / sum(_read(rare)), rel=0.01)


def test_only_the_experts_that_are_asked_are_read(tmp_path: Path) -> None:
    experts = replace(PLAIN, architecture="qwen3moe", experts=32, asked=4, expert=768, kept=4)
    one = replace(experts, asked=1)

    read = header(tmp_path, experts)
    there = sum(tensor.bytes for tensor in read.tensors if "_exps." in tensor.name)
    difference = 1 / speed(read) - 1 / speed(header(tmp_path, one))
    assert difference == pytest.approx(there * 3 / 32 / 1e10, rel=0.01)


def test_looking_back_takes_time_for_every_token(tmp_path: Path) -> None:
    looking = replace(QUICK, attention=1e10)
    read = header(tmp_path, PLAIN)

    longer = 1 / speed(read, looking, 1000) - 1 / speed(read, looking, 0)
    assert longer == pytest.approx(8 * 1000 * 2 * 2048 / 1e10, rel=0.01)


def test_each_head_takes_time_for_a_look_however_few_its_numbers_are(tmp_path: Path) -> None:
    looking = replace(QUICK, look=1e-8)
    read = header(tmp_path, PLAIN)

    longer = 1 / speed(read, looking, 1000) - 1 / speed(read, looking, 0)
    assert longer == pytest.approx(8 * 1000 * 16 * 1e-8, rel=0.01)


def test_a_layer_with_a_window_looks_back_no_further(tmp_path: Path) -> None:
    looking = replace(QUICK, attention=1e10)
    windowed = replace(PLAIN, architecture="gemma3", layers=6, window=128)
    read = header(tmp_path, windowed)

    longer = 1 / speed(read, looking, 1000) - 1 / speed(read, looking, 0)
    assert longer == pytest.approx((1 * 1000 + 5 * 128) * 2 * 2048 / 1e10, rel=0.01)


def test_every_layer_takes_some_steps_however_small(tmp_path: Path) -> None:
    slow = replace(QUICK, step=1e-3)
    read = header(tmp_path, PLAIN)

    assert 1 / speed(read, slow) - 1 / speed(read) == pytest.approx(8 * 16 * 1e-3)


def test_a_tiny_model_is_foretold_for_the_one_thread_it_gets(tmp_path: Path) -> None:
    tiny = header(tmp_path, replace(PLAIN, layers=2, width=256, forward=512, heads=4, head=64, kept=4))
    twice = replace(QUICK, threads=2)

    assert speed(tiny, twice) == pytest.approx(speed(tiny, replace(twice, threads=1)) / 2)


def test_a_tiny_model_stays_near_the_processor_where_that_was_measured(tmp_path: Path) -> None:
    tiny = header(tmp_path, replace(PLAIN, layers=2, width=256, forward=512, heads=4, head=64, kept=4))
    twice = replace(QUICK, threads=physical_cores() + 1)
    near = replace(twice, near={kind: 3 * speed for kind, speed in twice.alone.items()})

    assert speed(tiny, near) == pytest.approx(3 * speed(tiny, twice))


def test_nothing_is_foretold_of_a_file_that_says_nothing() -> None:
    assert tokens_per_second(Header(3, {}, (), 0), QUICK) is None


def _read(read: Header) -> list[int]:
    return [tensor.bytes for tensor in read.tensors if tensor.name != "token_embd.weight"]
