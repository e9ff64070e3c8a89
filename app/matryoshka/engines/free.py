"""How much memory is free for another model."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from matryoshka.models.fit import SPARE


@dataclass(frozen=True, slots=True)
class Tenant:
    """A host process of ours; `need` in bytes counts until it has loaded, then what it holds is measured."""

    pid: int
    need: int = 0


def free_beside(tenants: Sequence[Tenant]) -> int:
    """Bytes that one more model may take, beside what is loaded and what is still loading.

    That is what the system calls available now, less a spare part and what `tenants` have a claim to although
    the system still counts it as available: weights mapped from a file, and whatever they have yet to take.
    """
    memory = psutil.virtual_memory()
    return int(memory.available - memory.total * SPARE) - sum(map(_claim, tenants))


def _claim(tenant: Tenant) -> int:
    try:
        held = psutil.Process(tenant.pid).memory_info()
    except psutil.Error:  # it has just ended
        return 0
    mapped = (
        held.shared if sys.platform == "linux" else 0
    )  # elsewhere what is mapped and used is not available
    return max(tenant.need, int(held.rss)) - int(held.rss - mapped)
