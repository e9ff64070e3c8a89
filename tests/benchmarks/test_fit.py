"""The benchmark of fits, on models small enough for a test."""

from benchmarks.fit import chapter
from benchmarks.fit_shapes import Case
from matryoshka.models.weights import TensorType
from support.sparse import Model

SMALL = (
    Case("packed anew", Model("llama", vocabulary=40_000, type=TensorType.Q4_0), 512),
    Case("words that are the output too", Model("qwen2", vocabulary=40_000, tied=True), 512, "q8_0"),
)


def test_what_is_computed_is_held_against_what_is_allocated() -> None:
    told = chapter(SMALL)

    assert [row[0] for row in told.rows] == [
        "llama: packed anew",
        "qwen2: words that are the output too",
    ]
    assert all(off < 10 for off in told.measured["off"].values)
