"""The graphics cards of this computer: those that llama.cpp can use, and those that it cannot."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

from llama_cpp._ggml import libggml

from matryoshka.engines.host.ggml import base_library, declared

_CARD, _INTEGRATED = 1, 2  # of ggml_backend_dev_type
_GIB = 2**30
_LARGE = 2 * _GIB
"""Memory of its own that tells a card from a chip that only draws the screen."""


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card as llama.cpp sees it; memory in bytes."""

    name: str
    """How llama.cpp numbers it: `Vulkan0`."""
    model: str
    free: int
    total: int

    @property
    def room(self) -> int:
        """What a model may take: of the free memory, a margin is left to what computing and others need."""
        margin = 2 * _GIB if self.name.startswith("Vulkan") else _GIB
        return max(0, self.free - min(margin, self.total // 4))


def cards() -> tuple[Card, ...]:
    """Those that llama.cpp would use, in its order: chips without a memory of their own come last."""
    ggml = _Ggml()
    devices = [ggml.device(number) for number in range(ggml.count())]
    kinds = [ggml.kind(device) for device in devices]
    wanted = _CARD if _CARD in kinds else _INTEGRATED
    return tuple(ggml.card(device) for device, kind in zip(devices, kinds, strict=True) if kind == wanted)


def idle_cards(root: Path = Path("/")) -> tuple[str, ...]:
    """What Linux says of the cards with memory of their own, for when llama.cpp sees none."""
    nvidia = (_model(path.read_text()) for path in root.glob("proc/driver/nvidia/gpus/*/information"))
    sizes = (path.read_text() for path in root.glob("sys/class/drm/card*/device/mem_info_vram_total"))
    return (*nvidia, *("an AMD graphics card" for size in sizes if int(size) >= _LARGE))


def _model(information: str) -> str:
    """From lines such as `Model:  NVIDIA GeForce RTX 3060`."""
    lines = (line.partition(":") for line in information.splitlines())
    return next((value.strip() for key, _, value in lines if key == "Model"), "an NVIDIA graphics card")


class _Ggml:
    """What llama-cpp-python leaves unwrapped of ggml's functions on devices."""

    def __init__(self) -> None:
        base = base_library()
        self.count = declared(libggml.ggml_backend_dev_count, ctypes.c_size_t)
        self.device = declared(libggml.ggml_backend_dev_get, ctypes.c_void_p, ctypes.c_size_t)
        self.kind = declared(base.ggml_backend_dev_type, ctypes.c_int, ctypes.c_void_p)
        self._name = declared(base.ggml_backend_dev_name, ctypes.c_char_p, ctypes.c_void_p)
        self._model = declared(base.ggml_backend_dev_description, ctypes.c_char_p, ctypes.c_void_p)
        self._memory = declared(base.ggml_backend_dev_memory, None, *[ctypes.c_void_p] * 3)

    def card(self, device: int) -> Card:
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        self._memory(device, ctypes.byref(free), ctypes.byref(total))
        name, model = self._name(device), self._model(device)
        return Card(name.decode(), model.decode(errors="replace"), free.value, total.value)
