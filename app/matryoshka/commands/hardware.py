"""`matryoshka hardware`: what this computer has for models, and what of it is used."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from matryoshka import build
from matryoshka.commands.output import write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.models.hardware import Device, DeviceKind, Hardware
from matryoshka.models.words import size
from matryoshka.paths import Paths

_WHAT = "What this computer has"


def add(commands: Commands) -> None:
    parser = commands.add_parser("hardware", help="what this computer has for models, and what of it is used")
    parser.set_defaults(run=_run)
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    hardware = build.hardware(paths)
    if options.json:
        write_json(_WHAT, document(hardware))
    else:
        write(_WHAT, lines(hardware))
    return 0


def document(hardware: Hardware) -> dict[str, Any]:
    bandwidth = hardware.bandwidth
    return asdict(hardware) | {
        "idle": [asdict(each) | {"remedy": each.remedy, "command": each.command} for each in hardware.idle],
        "bandwidth": asdict(bandwidth) | {"memory": bandwidth.memory} if bandwidth else None,
        "whole_memory": hardware.whole_memory,
    }


def lines(hardware: Hardware) -> Iterator[str]:
    """For people."""
    yield from (f"{name:<14} {told}" for name, told in _rows(hardware))
    yield from _unused(hardware)


def _rows(hardware: Hardware) -> Iterator[tuple[str, str]]:
    yield "Memory", f"{size(hardware.memory_total)}, {size(hardware.memory_free)} free"
    cores = "1 core" if hardware.cores == 1 else f"{hardware.cores} cores"
    yield "Processor", f"{hardware.processor or 'unknown'}, {cores}"
    if hardware.instructions:
        yield "", " ".join(hardware.instructions)
    if hardware.bandwidth:
        busy = "" if hardware.bandwidth.calm else ", timed while the computer was busy"
        yield "", f"reads weights at {size(int(hardware.bandwidth.memory))} a second{busy}"
    for device in hardware.devices:
        yield _KINDS[device.kind], _told(device)
    yield "Disk", f"{size(hardware.disk_free)} free where models are kept"
    if hardware.on_battery is not None:
        yield "Power", "on its battery" if hardware.on_battery else "plugged in"


_KINDS = {
    DeviceKind.CARD: "Graphics card",
    DeviceKind.SHARED: "Graphics chip",
    DeviceKind.ACCELERATOR: "Accelerator",
}


def _told(device: Device) -> str:
    match device.kind:
        case DeviceKind.CARD:
            memory = f"{size(device.total)}, {size(device.free)} free"
        case DeviceKind.SHARED:
            memory = f"works in the computer's memory, with up to {size(device.total)} of it"
        case DeviceKind.ACCELERATOR:
            memory = "works in the computer's memory"
    return f"{device.description} ({device.name}), {memory}"


def _unused(hardware: Hardware) -> Iterator[str]:
    """What is here and not used, and what to do about it."""
    for each in hardware.idle:
        yield f"{each.title} {each.remedy}"
    if hardware.trouble:
        yield hardware.trouble
    elif not (hardware.devices or hardware.idle):
        yield "There is no graphics card that llama.cpp could use: models run on the processor."
