"""The models of the benchmark are models: they write on and on, and hand off when they are made to."""

from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.shape import REAL, Shape, write_model
from matryoshka.chat.engine import Message, Output, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.llama import LlamaEngine
from support.engines import pieces

TINY = Shape(layers=2, width=64, heads=4, key_heads=2, head=32, forward=96, vocabulary=2048)
WORDS = 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shapes")


def answer(path: Path) -> list[Output]:
    sampling = Sampling(temperature=0.0, max_tokens=WORDS)
    with closing(LlamaEngine(Tier("s", path, "s", sampling=sampling))) as engine:
        return list(engine.stream([Message(Role.USER, "Hello, мир!")], Stop(), 0.5))


def test_one_writes_as_long_as_it_may_and_hardly_doubts(folder: Path) -> None:
    said = pieces(answer(write_model(folder / "plain.gguf", TINY)))

    assert len(said) == WORDS
    assert all(0 < (piece.signals.handoff or 0) < 0.5 for piece in said)


def test_one_that_hands_off_is_certain_before_its_first_word(folder: Path) -> None:
    doubt = pieces(answer(write_model(folder / "junior.gguf", TINY, hands_off=True)))[0].signals.handoff

    assert doubt == pytest.approx(1.0)


def test_the_real_shape_has_the_weights_of_its_model() -> None:
    assert round(REAL.parameters / 1e6) == 596
