"""Real engines for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start
from support.parrots import write_parrot

GREEDY = Sampling()


@pytest.fixture
def start() -> Iterator[Start]:
    engines: list[LlamaEngine] = []

    def make(path: Path, sampling: Sampling = GREEDY, *, context: int | None = None) -> LlamaEngine:
        engines.append(LlamaEngine(Tier("xs", path, path.name, sampling=sampling, context=context)))
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "endless.gguf", " la le lu", endless=True, context=8192)
