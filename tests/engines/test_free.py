import os
import subprocess
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path

import psutil
import pytest

from matryoshka.engines.free import Tenant, free_beside

MIB, GIB = 2**20, 2**30


def test_a_part_of_what_is_available_is_free() -> None:
    memory = psutil.virtual_memory()

    assert free_beside([]) < memory.available


def test_what_a_model_will_take_is_not_free() -> None:
    ours = os.getpid()
    loaded, loading = free_beside([Tenant(ours)]), free_beside([Tenant(ours, need=100 * GIB)])

    has = psutil.Process(ours).memory_info().rss
    assert 98 * GIB - has < loaded - loading < 101 * GIB


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not call it available")
def test_weights_that_are_mapped_and_used_are_not_free(tmp_path: Path) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(bytes(128 * MIB))
    before = claim()
    with weights.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
        assert sum(mapped[::4096]) == 0

        assert 96 * MIB < claim() - before < 160 * MIB


def claim() -> int:
    """What this process is thought to have of the memory that the system calls available."""
    return sorted(free_beside([]) - free_beside([Tenant(os.getpid())]) for _ in range(21))[10]


def test_a_process_that_has_ended_holds_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()

    assert free_beside([Tenant(process.pid, need=10**18)]) > 0
