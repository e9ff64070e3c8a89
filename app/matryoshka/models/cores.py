"""How many threads are worth starting on this computer."""

import os
from pathlib import Path

_TOPOLOGY = Path("/sys/devices/system/cpu")
_TINY = 64 * 2**20
"""Bytes of a model; in one below that a second thread costs more than it brings."""


def threads_for(size: int, *, sparing: bool) -> int:
    """Of a model of `size` bytes: all cores, or half of them where the battery is to be spared.

    Writing waits for memory more than for cores: half the power costs less than half the speed.
    """
    if size < _TINY:
        return 1
    return max(1, physical_cores() // (2 if sparing else 1))


def physical_cores() -> int:
    """Cores without their hyperthreads, as far as the system tells, and no more than we may use."""
    siblings = {path.read_text() for path in _TOPOLOGY.glob("cpu[0-9]*/topology/thread_siblings_list")}
    if hasattr(os, "sched_getaffinity"):
        ours = len(os.sched_getaffinity(0))
        return min(len(siblings) or ours, ours)
    return max(1, (os.cpu_count() or 2) // 2)
