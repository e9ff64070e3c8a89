"""How many threads are worth starting on this computer."""

import os
from pathlib import Path

_TOPOLOGY = Path("/sys/devices/system/cpu")


def physical_cores() -> int:
    """Cores without their hyperthreads, as far as the system tells, and no more than we may use."""
    siblings = {path.read_text() for path in _TOPOLOGY.glob("cpu[0-9]*/topology/thread_siblings_list")}
    if hasattr(os, "sched_getaffinity"):
        ours = len(os.sched_getaffinity(0))
        return min(len(siblings) or ours, ours)
    return max(1, (os.cpu_count() or 2) // 2)
