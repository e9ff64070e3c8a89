"""Vectors of small files, honest and not."""

from pathlib import Path

import numpy as np

from matryoshka.engines.host.vectors import vectors
from matryoshka.models.weights import TensorType
from support.headers import header, padded, table


def test_vectors_are_read_and_nothing_else_has_numbers(tmp_path: Path) -> None:
    path = tmp_path / "v.gguf"
    tables = [
        table("vector", [3]),
        table("matrix", [2, 2], offset=32),
        table("half", [4], TensorType.F16, offset=64),
    ]
    path.write_bytes(padded(header(tables=tables)) + np.arange(24, dtype=np.float32).tobytes())

    assert {name: list(numbers) for name, numbers in vectors(path).items()} == {
        "vector": [0, 1, 2],
        "matrix": [],
        "half": [],
    }


def test_a_vector_that_ends_with_the_file_is_shorter_and_one_beyond_it_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "v.gguf"
    tables = [table("cut", [2**40]), table("beyond", [4], offset=2**63), table("far", [4], offset=2**64 - 1)]
    path.write_bytes(padded(header(tables=tables)) + np.ones(2, np.float32).tobytes())

    assert {name: list(numbers) for name, numbers in vectors(path).items()} == {
        "cut": [1, 1],
        "beyond": [],
        "far": [],
    }


def test_a_damaged_file_has_none(tmp_path: Path) -> None:
    path = tmp_path / "v.gguf"
    path.write_bytes(header(tables=[table("vector", [3])])[:-5])

    assert vectors(path) == {}
