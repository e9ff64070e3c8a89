"""Looks at this computer: what the system tells, what llama.cpp sees, and how fast the processor is."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from matryoshka.errors import AppError
from matryoshka.models.bandwidth import Bandwidth, BandwidthFile, Clock
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import Hardware, Probe
from matryoshka.models.power import on_battery

_GLANCE, _BUSY = 0.2, 25.0
"""Seconds, and percent of all cores."""


def look(
    probe: Probe, clock: Clock, kept: BandwidthFile, folder: Path, calm: Callable[[], bool] | None = None
) -> Hardware:
    """At all of it now, and the disk that `folder` lies on; the processor is timed unless that is `kept`."""
    seen = probe.see()
    memory = psutil.virtual_memory()
    return Hardware(
        memory_total=memory.total,
        memory_free=memory.available,
        processor=seen.processor,
        cores=physical_cores(),
        instructions=seen.instructions,
        disk_free=free_on_disk(folder),
        on_battery=on_battery(),
        devices=seen.devices,
        idle=seen.idle,
        bandwidth=_bandwidth(clock, kept, seen.processor, calm or is_calm),
        trouble=seen.trouble,
    )


def free_on_disk(folder: Path) -> int:
    """Bytes; the folder need not exist yet. None are free on a disk that is not there."""
    with suppress(OSError, StopIteration):
        return shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.exists())).free
    return 0


def is_calm() -> bool:
    """Whether nothing else keeps this computer busy; takes a glance."""
    return psutil.cpu_percent(_GLANCE) < _BUSY


def _bandwidth(
    clock: Clock, kept: BandwidthFile, processor: str, calm: Callable[[], bool]
) -> Bandwidth | None:
    """Timed unless it is known; what was timed on a busy computer is timed once more when it is calm.

    None where it cannot be timed: then no speeds are foretold.
    """
    known = kept.load(processor, physical_cores())
    if known and (known.calm or not calm()):
        return known
    try:
        bandwidth = replace(clock.bandwidth(), calm=calm())
    except AppError:
        return known
    kept.save(processor, bandwidth)
    return bandwidth
