import os
from collections.abc import Iterator
from pathlib import Path

import llama_cpp
import pytest

from matryoshka.engines.host.context import Context
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.saved import Saved
from matryoshka.models.cores import physical_cores, threads_for
from support.logs import listening
from support.parrots import write_parrot

GIB = 2**30


@pytest.fixture
def log() -> Iterator[Log]:
    with listening() as log:
        yield log


def test_there_is_a_core_and_no_more_than_the_system_has() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)


def test_a_tiny_model_runs_on_one_thread_and_a_bigger_one_on_all_cores() -> None:
    assert threads_for(2**20, sparing=False) == 1
    assert threads_for(GIB, sparing=False) == physical_cores()


def test_the_battery_is_spared_by_half_of_the_cores() -> None:
    assert threads_for(GIB, sparing=True) == max(1, physical_cores() // 2)


def test_a_model_computes_with_fewer_threads_while_the_battery_is_spared(tmp_path: Path, log: Log) -> None:
    big = write_parrot(tmp_path / "big.gguf", "Yes", layers=2, weight=90_000)
    model = Model(big, log, lambda _: None)
    context = Context(model, log, Saved(0), limit=None, threads=None)
    counts = []
    for sparing in (True, False):
        context.spare(sparing=sparing)
        counts.append(llama_cpp.llama_n_threads(context.pointer))

    assert counts == [threads_for(model.size, sparing=True), physical_cores()]


def test_a_number_of_threads_in_the_ladder_stays(tmp_path: Path, log: Log) -> None:
    model = Model(write_parrot(tmp_path / "p.gguf", "Yes"), log, lambda _: None)
    context = Context(model, log, Saved(0), limit=None, threads=3)
    context.spare(sparing=True)

    assert llama_cpp.llama_n_threads(context.pointer) == 3
