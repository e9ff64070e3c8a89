"""What the page says of fits, downloads and this computer: models' values as short words and gauges."""

from collections.abc import Iterable
from typing import assert_never

from matryoshka.models.catalogue import CatalogueFile, CatalogueModel, Rung
from matryoshka.models.fetching import Checking, Event, Fetched, Fetching, Paused, Stalled, Waiting
from matryoshka.models.found import OWNERS, Found, Owner
from matryoshka.models.hardware import DeviceKind, Hardware
from matryoshka.models.quantization import named
from matryoshka.models.remote import Gate
from matryoshka.models.verdict import Fit, Verdict
from matryoshka.models.waitlist import Download
from matryoshka.models.words import duration, pace, size, speed
from matryoshka.ui.models.rows import Gauge
from matryoshka.ui.words import percent

_RUNGS = {Rung.S: 1, Rung.M: 2, Rung.L: 3, Rung.XL: 3}
_RUNG_OF_PARAMETERS = (3e8, 4e9, 2e10)
GATES = {Gate.OPEN: "", Gate.ASKS: "licence page first", Gate.PRIVATE: "private"}


def joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def rung_of(parameters: int) -> int:
    """Where a model of so many parameters would stand on a ladder of four; in doubt, in the middle."""
    return sum(parameters >= bound for bound in _RUNG_OF_PARAMETERS) if parameters else 1


def rung_of_bytes(count: int) -> int:
    """The same for a file, whose weights usually take about five bits each."""
    return rung_of(count * 8 // 5)


def rung_in(model: CatalogueModel) -> int:
    return _RUNGS[model.rung]


def places(found: Found) -> str:
    """Where a model lies, which is used there; the same content in other places is one model."""
    first, *others = (OWNERS[place.owner] for place in found.places)
    lies = "" if found.owner is Owner.OURS else f"lies in {first}"
    return joined(lies, *(f"also in {other}" for other in dict.fromkeys(others) if other != first))


def file_size(file: CatalogueFile) -> str:
    """Of a file of the catalogue: about, until the hub has told it."""
    return size(file.bytes) if file.exact else f"about {size(file.bytes)}"


def abilities(model: CatalogueModel) -> str:
    """In a line: `119 languages, thinking · Apache 2.0`."""
    count = model.spoken or len(model.languages)
    languages = "English" if model.languages == ("en",) and count == 1 else f"{count} languages"
    can = (languages, "thinking" if model.thinking else "", "made to see" if model.vision else "")
    return joined(", ".join(filter(None, can)), model.licence)


def about_quantization(name: str) -> str:
    """One sentence, and what it saves against two bytes a weight; empty for an unknown one."""
    if not (known := named(name)):
        return ""
    saved = f" {known.saved * 100:.0f} % smaller than in f16." if known.saved else ""
    return f"{known.name}: {known.sentence}{saved}"


def gauge_of(fit: Fit) -> Gauge:
    """How much of what is free a model takes, and the verdict with its mark."""
    return Gauge(_share(fit.needed, fit.free), f"{_MARKS[fit.verdict]} {_verdict(fit)}")


_MARKS = {
    Verdict.GPU: "●",
    Verdict.MEMORY: "●",
    Verdict.PARTLY: "◐",
    Verdict.DISK: "◐",
    Verdict.CANNOT: "○",
}


def _verdict(fit: Fit) -> str:
    measured = "measured" if fit.measured else ""
    speed_words = pace(fit.tokens_per_second) if fit.tokens_per_second else ""
    room = f"{size(fit.needed)} of {size(max(0, fit.free))} free"
    match fit.verdict:
        case Verdict.GPU:
            return joined("Fits the graphics card", room, speed_words, measured)
        case Verdict.PARTLY:
            layers = f"{fit.device_layers} of {fit.layers} layers on the graphics card"
            return joined(layers, room, speed_words, measured)
        case Verdict.MEMORY:
            return joined("Fits in memory", room, speed_words, measured)
        case Verdict.DISK:
            return joined("Slow: pages from disk", room, speed_words, measured)
        case Verdict.CANNOT:
            return f"Cannot: needs {size(fit.needed)}, {size(max(0, fit.free))} free"
    assert_never(fit.verdict)


def gauge_of_download(event: Event) -> Gauge:
    """How much is here, how fast more comes, and how long it still takes."""
    match event:
        case Waiting(why, _, done, total):
            return Gauge(_share(done, total) if total else 0.0, why, fetching=True)
        case Checking(done, total):
            return _bytes(done, total, "checking what is here")
        case Fetching(done, total, rate, left):
            return _bytes(done, total, speed(rate), "" if left is None else f"{duration(left)} left")
        case Stalled(done, total, seconds):
            return _bytes(done, total, speed(0), f"nothing for {seconds:.0f} seconds, connecting again")
        case Paused(done, total, title, remedy):
            return _bytes(done, total, "paused", f"{title} {remedy}".strip())
        case Fetched():
            return Gauge(1.0, "Here, whole and checked", fetching=True)
    assert_never(event)


def progress(downloads: Iterable[Download]) -> str:
    """How far all of them are together; nothing is said of none."""
    events = [each.event for each in downloads]
    done, total = total_of(events)
    if not total:
        return ""
    rests = all(isinstance(event, Paused) for event in events)
    return f"paused at {percent(done / total)}" if rests else f"{percent(done / total)} fetched"


def total_of(events: Iterable[Event]) -> tuple[int, int]:
    """How many bytes of how many are here of what is still on its way."""
    coming = [event for event in events if not isinstance(event, Fetched)]
    return sum(event.done for event in coming), sum(event.total for event in coming)


def _bytes(done: int, total: int, *more: str) -> Gauge:
    return Gauge(_share(done, total), joined(f"{size(done)} of {size(total)}", *more), fetching=True)


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole > 0 else 1.0


def computer(hardware: Hardware) -> str:
    """In a line: memory, graphics cards, disk, and the battery where it runs on one."""
    memory = f"{size(hardware.memory_total)} memory, {size(hardware.memory_free)} free"
    devices = (
        f"{device.description} shares it"
        if device.kind is DeviceKind.SHARED
        else f"{device.description}, {size(device.total)}, {size(device.free)} free"
        for device in hardware.devices
        if device.kind is not DeviceKind.ACCELERATOR
    )
    disk = f"{size(hardware.disk_free)} disk free"
    return joined(memory, *devices, disk, "on its battery" if hardware.on_battery else "")


def computer_details(hardware: Hardware) -> str:
    """Line by line: what llama.cpp computes with, and what it could."""
    cores = f"{hardware.cores} cores" if hardware.cores != 1 else "1 core"
    instructions = ", ".join(hardware.instructions)
    devices = (f"{device.description} ({device.name})" for device in hardware.devices)
    idle = (f"{each.title} {each.remedy}" for each in hardware.idle)
    processor = joined(hardware.processor, cores)
    return "\n".join(filter(None, (processor, instructions, *devices, *idle, hardware.trouble)))


def context_of(fits: Iterable[Fit]) -> str:
    """What context the verdicts assume, where all assume one."""
    contexts = {fit.context for fit in fits}
    return f"judged with {contexts.pop():,} tokens of context" if len(contexts) == 1 else ""
