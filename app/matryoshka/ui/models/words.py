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
from matryoshka.saying import say
from matryoshka.ui.amounts import duration, pace, size, speed
from matryoshka.ui.models.rows import Gauge
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import percent

_RUNGS = {Rung.S: 1, Rung.M: 2, Rung.L: 3, Rung.XL: 3}
_RUNG_OF_PARAMETERS = (3e8, 4e9, 2e10)
GATES = {Gate.OPEN: "", Gate.ASKS: say("licence page first"), Gate.PRIVATE: say("private")}


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
    first, *others = (tr(OWNERS[place.owner]) for place in found.places)
    lies = "" if found.owner is Owner.OURS else tr("lies in {first}", first=first)
    return joined(
        lies, *(tr("also in {other}", other=other) for other in dict.fromkeys(others) if other != first)
    )


def file_size(file: CatalogueFile) -> str:
    """Of a file of the catalogue: about, until the hub has told it."""
    return size(file.bytes) if file.exact else tr("about {size}", size=size(file.bytes))


def abilities(model: CatalogueModel) -> str:
    """In a line: `119 languages, thinking · Apache 2.0`."""
    count = model.spoken or len(model.languages)
    languages = tr("English") if model.languages == ("en",) and count == 1 else tr("%n language(s)", count)
    can = (languages, tr("thinking") if model.thinking else "", tr("made to see") if model.vision else "")
    return joined(", ".join(filter(None, can)), model.licence)


def about_quantization(name: str) -> str:
    """One sentence, and what it saves against two bytes a weight; empty for an unknown one."""
    if not (known := named(name)):
        return ""
    saved = tr(" {share} smaller than in f16.", share=percent(known.saved)) if known.saved else ""
    return f"{known.name}: {tr(known.sentence)}{saved}"


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
    measured = tr("measured") if fit.measured else ""
    speed_words = pace(fit.tokens_per_second) if fit.tokens_per_second else ""
    room = tr("{size} of {free} free", size=size(fit.needed), free=size(max(0, fit.free)))
    match fit.verdict:
        case Verdict.GPU:
            return joined(tr("Fits the graphics card"), room, speed_words, measured)
        case Verdict.PARTLY:
            layers = tr(
                "{some} of {layers} layers on the graphics card",
                some=fit.device_layers,
                layers=fit.layers,
            )
            return joined(layers, room, speed_words, measured)
        case Verdict.MEMORY:
            return joined(tr("Fits in memory"), room, speed_words, measured)
        case Verdict.DISK:
            return joined(tr("Slow: pages from disk"), room, speed_words, measured)
        case Verdict.CANNOT:
            return tr(
                "Cannot: needs {size}, {free} free",
                size=size(fit.needed),
                free=size(max(0, fit.free)),
            )
    assert_never(fit.verdict)


def gauge_of_download(event: Event) -> Gauge:
    """How much is here, how fast more comes, and how long it still takes."""
    match event:
        case Waiting(why, _, done, total):
            return Gauge(_share(done, total) if total else 0.0, tr(why), fetching=True)
        case Checking(done, total):
            return _bytes(done, total, tr("checking what is here"))
        case Fetching(done, total, rate, left):
            return _bytes(
                done, total, speed(rate), "" if left is None else tr("{time} left", time=duration(left))
            )
        case Stalled(done, total, seconds):
            return _bytes(
                done, total, speed(0), tr("nothing for %n second(s), connecting again", round(seconds))
            )
        case Paused(done, total, title, remedy):
            return _bytes(done, total, tr("paused"), f"{tr(title)} {tr(remedy)}".strip())
        case Fetched():
            return Gauge(1.0, tr("Here, whole and checked"), fetching=True)
    assert_never(event)


def progress(downloads: Iterable[Download]) -> str:
    """How far all of them are together; nothing is said of none."""
    events = [each.event for each in downloads]
    done, total = total_of(events)
    if not total:
        return ""
    rests = all(isinstance(event, Paused) for event in events)
    return (
        tr("paused at {percent}", percent=percent(done / total))
        if rests
        else tr("{percent} fetched", percent=percent(done / total))
    )


def total_of(events: Iterable[Event]) -> tuple[int, int]:
    """How many bytes of how many are here of what is still on its way."""
    coming = [event for event in events if not isinstance(event, Fetched)]
    return sum(event.done for event in coming), sum(event.total for event in coming)


def _bytes(done: int, total: int, *more: str) -> Gauge:
    return Gauge(
        _share(done, total),
        joined(tr("{done} of {total}", done=size(done), total=size(total)), *more),
        fetching=True,
    )


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole > 0 else 1.0


def computer(hardware: Hardware) -> str:
    """In a line: memory, graphics cards, disk, and the battery where it runs on one."""
    memory = tr(
        "{size} memory, {free} free",
        size=size(hardware.memory_total),
        free=size(hardware.memory_free),
    )
    devices = (
        tr("{description} shares it", description=device.description)
        if device.kind is DeviceKind.SHARED
        else tr(
            "{description}, {size}, {free} free",
            description=device.description,
            size=size(device.total),
            free=size(device.free),
        )
        for device in hardware.devices
        if device.kind is not DeviceKind.ACCELERATOR
    )
    disk = tr("{size} disk free", size=size(hardware.disk_free))
    return joined(memory, *devices, disk, tr("on its battery") if hardware.on_battery else "")


def computer_details(hardware: Hardware) -> str:
    """Line by line: what llama.cpp computes with, and what it could."""
    cores = tr("%n core(s)", hardware.cores)
    instructions = ", ".join(hardware.instructions)
    devices = (f"{device.description} ({device.name})" for device in hardware.devices)
    idle = (f"{tr(each.title)} {tr(each.remedy)}" for each in hardware.idle)
    processor = joined(hardware.processor, cores)
    return "\n".join(filter(None, (processor, instructions, *devices, *idle, tr(hardware.trouble))))


def context_of(fits: Iterable[Fit]) -> str:
    """What context the verdicts assume, where all assume one."""
    contexts = {fit.context for fit in fits}
    return tr("judged with %n token(s) of context", contexts.pop()) if len(contexts) == 1 else ""
