"""Graphics cards with memory of their own that are here and that llama.cpp does not use."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from matryoshka.models.hardware import IdleDevice

_LARGE = 2 * 2**30
"""Bytes of its own memory that tell a card from a chip that only draws the screen."""
_BUILT_FOR = {"CUDA": "cuda", "Vulkan": "vulkan"}
"""What the set-up calls what llama.cpp was built for."""


@dataclass(frozen=True, slots=True)
class Known:
    """A card that the system, or its maker's driver, knows of; `address` on the bus, as ggml writes it."""

    address: str
    model: str
    total: int | None
    backend: str


def idle_cards(known: Iterable[Known], used: Collection[str], built: Iterable[str]) -> tuple[IdleDevice, ...]:
    """Those of `known` whose address is not `used`; who is known twice is what was said last."""
    each_once = {card.address: card for card in known}
    backends = {_BUILT_FOR.get(name) for name in built}
    return tuple(
        IdleDevice(card.model, card.total, card.backend, card.backend in backends)
        for card in each_once.values()
        if card.address not in used
    )


def known_to_linux(root: Path = Path("/")) -> Iterator[Known]:
    """As the files of drivers tell; nothing on other systems."""
    for path in root.glob("proc/driver/nvidia/gpus/*/information"):
        with suppress(OSError):
            yield Known(path.parent.name.lower(), _model(path.read_text()), None, "cuda")
    for path in root.glob("sys/class/drm/card[0-9]*/device/mem_info_vram_total"):
        with suppress(OSError, ValueError):
            if (total := int(path.read_text())) >= _LARGE:
                yield Known(path.parent.resolve().name, "an AMD graphics card", total, "vulkan")


def _model(information: str) -> str:
    """From lines such as `Model:  NVIDIA GeForce RTX 3060`."""
    found = re.search(r"^Model:\s*(.+?)\s*$", information, re.MULTILINE)
    return found[1] if found else "an NVIDIA graphics card"
