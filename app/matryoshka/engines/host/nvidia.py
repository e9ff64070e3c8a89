"""NVIDIA's cards as their driver knows them, whatever llama.cpp was built for."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pynvml

from matryoshka.engines.host.idle import Known


def known_to_nvidia() -> Iterator[Known]:
    """None without a driver that works. May hang where that is broken."""
    with suppress(pynvml.NVMLError):
        pynvml.nvmlInit()
        for number in range(pynvml.nvmlDeviceGetCount()):
            yield _known(pynvml.nvmlDeviceGetHandleByIndex(number))


def _known(card: object) -> Known:
    """Raises `NVMLError` for one that has fallen off the bus."""
    address = pynvml.nvmlDeviceGetPciInfo(card).busId
    return Known(_short(address), pynvml.nvmlDeviceGetName(card), _total(card), "cuda")


def _total(card: object) -> int | None:
    """None where the memory is the computer's own."""
    with suppress(pynvml.NVMLError):
        return int(pynvml.nvmlDeviceGetMemoryInfo(card).total)
    return None


def _short(address: str) -> str:
    """NVIDIA writes eight digits where others, and ggml, write four: `00000000:C1:00.0`."""
    return re.sub(r"^0{4}(?=[0-9a-f]{4}:)", "", address.lower())
