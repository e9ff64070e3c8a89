"""The graphics cards of this computer that llama.cpp can use."""

import ctypes
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.engines.host.ggml import base_library, declared, library
from matryoshka.models.hardware import Device, DeviceKind

_PROCESSOR, _CARD, _INTEGRATED, _ACCELERATOR = range(4)  # of ggml_backend_dev_type
_UNIFIED = (sys.platform, platform.machine()) == ("darwin", "arm64")
"""Whether what llama.cpp calls a card works in the computer's own memory."""
_KINDS = {
    _CARD: DeviceKind.SHARED if _UNIFIED else DeviceKind.CARD,
    _INTEGRATED: DeviceKind.SHARED,
    _ACCELERATOR: DeviceKind.ACCELERATOR,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A device, and its `address` on the bus: empty where it has none."""

    device: Device
    kind: int
    address: str


class _Properties(ctypes.Structure):
    """ggml_backend_dev_props; its capabilities are flags that nobody here asks for."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("free", ctypes.c_size_t),
        ("total", ctypes.c_size_t),
        ("kind", ctypes.c_int),
        ("address", ctypes.c_char_p),
        ("capabilities", ctypes.c_bool * 64),
    )


def cards() -> tuple[Device, ...]:
    """Those that llama.cpp would use, in its order: chips without a memory of their own come last."""
    listed = devices()
    wanted = _CARD if any(each.kind == _CARD for each in listed) else _INTEGRATED
    return tuple(each.device for each in listed if each.kind == wanted)


def devices() -> tuple[Listed, ...]:
    """All that llama.cpp sees but the processor. Asks their drivers, which may crash or hang."""
    ask = declared(base_library().ggml_backend_dev_get_props, None, ctypes.c_void_p, ctypes.c_void_p)
    ggml = library("ggml")
    count = declared(ggml.ggml_backend_dev_count, ctypes.c_size_t)
    device = declared(ggml.ggml_backend_dev_get, ctypes.c_void_p, ctypes.c_size_t)
    said = [_Properties() for _ in range(count())]
    for number, properties in enumerate(said):
        ask(device(number), ctypes.byref(properties))
    return tuple(_listed(properties) for properties in said if properties.kind in _KINDS)


def backends() -> Iterator[str]:
    """What this llama.cpp was built for, as it calls it: `CPU`, `CUDA`, `Vulkan`, `MTL`."""
    ggml = library("ggml")
    count = declared(ggml.ggml_backend_reg_count, ctypes.c_size_t)
    backend = declared(ggml.ggml_backend_reg_get, ctypes.c_void_p, ctypes.c_size_t)
    name = declared(base_library().ggml_backend_reg_name, ctypes.c_char_p, ctypes.c_void_p)
    return (name(backend(number)).decode() for number in range(count()))


def _listed(said: _Properties) -> Listed:
    model = said.description.decode(errors="replace")
    device = Device(said.name.decode(), model, _KINDS[said.kind], said.total, said.free)
    return Listed(device, said.kind, (said.address or b"").decode().lower())
