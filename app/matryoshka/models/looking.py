"""Looks at this computer: what the system tells, what llama.cpp sees, and how fast the processor is."""

import shutil
from pathlib import Path

import psutil

from matryoshka.errors import AppError
from matryoshka.models.bandwidth import Bandwidth, BandwidthFile, Clock
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import Hardware, Probe
from matryoshka.models.power import on_battery


def look(probe: Probe, clock: Clock, kept: BandwidthFile, folder: Path) -> Hardware:
    """At all of it now, and the disk that `folder` lies on; the processor is timed unless that is `kept`."""
    seen = probe.see()
    cores = physical_cores()
    bandwidth = kept.load(seen.processor, cores) or _timed(clock, kept, seen.processor)
    memory = psutil.virtual_memory()
    return Hardware(
        memory_total=memory.total,
        memory_free=memory.available,
        processor=seen.processor,
        cores=cores,
        instructions=seen.instructions,
        disk_free=free_on_disk(folder),
        on_battery=on_battery(),
        devices=seen.devices,
        idle=seen.idle,
        bandwidth=bandwidth,
        trouble=seen.trouble,
    )


def free_on_disk(folder: Path) -> int:
    """Bytes; the folder need not exist yet."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return shutil.disk_usage(there).free


def _timed(clock: Clock, kept: BandwidthFile, processor: str) -> Bandwidth | None:
    """None where it cannot be timed: then no speeds are foretold, and next time it is tried again."""
    try:
        bandwidth = clock.bandwidth()
    except AppError:
        return None
    kept.save(processor, bandwidth)
    return bandwidth
