"""Says what llama.cpp sees of this computer."""

from collections.abc import Iterator
from dataclasses import replace

from matryoshka.engines.host.devices import backends, devices
from matryoshka.engines.host.idle import idle_cards, known_to_linux
from matryoshka.engines.host.nvidia import known_to_nvidia
from matryoshka.engines.host.processor import processor
from matryoshka.engines.probe_frames import Looked
from matryoshka.models.hardware import Seen


def look() -> Iterator[Looked]:
    """The processor first, then the rest, which asks drivers: they may crash or hang."""
    seen = Seen(*processor())
    yield Looked(seen, complete=False)
    listed = devices()
    used = {name for each in listed for name in (each.address, each.device.description)}
    idle = idle_cards([*known_to_linux(), *known_to_nvidia()], used, backends())
    yield Looked(replace(seen, devices=tuple(each.device for each in listed), idle=idle), complete=True)
