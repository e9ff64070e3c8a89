"""What this computer has that models need: memory, a processor, graphics cards, a disk."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from matryoshka.models.bandwidth import Bandwidth
from matryoshka.saying import say

_GIB = 2**30


class DeviceKind(StrEnum):
    CARD = "card"
    """A graphics card with memory of its own."""
    SHARED = "shared"
    """A graphics chip that works in the computer's own memory, as on a Mac: that is counted once."""
    ACCELERATOR = "accelerator"
    """Computes beside the processor, in its memory."""


@dataclass(frozen=True, slots=True)
class Device:
    """What llama.cpp can compute on besides the processor; memory in bytes."""

    name: str
    """How llama.cpp numbers it: `Vulkan0`."""
    description: str
    kind: DeviceKind
    total: int
    free: int

    @property
    def room(self) -> int:
        """What a model may take: of the free memory, a margin is left to what computing and others need."""
        margin = 2 * _GIB if self.name.startswith("Vulkan") else _GIB
        return max(0, self.free - min(margin, self.total // 4))


@dataclass(frozen=True, slots=True)
class IdleDevice:
    """A graphics card that is there and that llama.cpp does not use here."""

    description: str
    total: int | None
    """Bytes of its memory, where the system tells."""
    backend: str
    """What llama.cpp is to be built for, as the set-up names it: `cuda` or `vulkan`."""
    built: bool = False
    """Whether it was built for that already, and yet does not see the card."""

    @property
    def title(self) -> str:
        why = "does not see it" if self.built else "cannot use it"
        return say(
            "The graphics card “{description}” is not used: as it was set up, llama.cpp {why}.",
            description=self.description,
            why=why,
        )

    @property
    def command(self) -> str:
        """Builds llama.cpp for the card."""
        return f"python3 installer/dev.py run --backend {self.backend}"

    @property
    def remedy(self) -> str:
        if self.built:
            return say("Update its driver, and see that no variable such as CUDA_VISIBLE_DEVICES hides it.")
        return f"Build llama.cpp for it: {self.command}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What llama.cpp says of this computer. `trouble` is what went wrong with a driver meanwhile, if any did.

    `instructions` are those of the processor that llama.cpp computes with, as it names them.
    """

    processor: str = ""
    instructions: tuple[str, ...] = ()
    devices: tuple[Device, ...] = ()
    idle: tuple[IdleDevice, ...] = ()
    trouble: str = ""


class Probe(Protocol):
    def see(self) -> Seen:
        """Ask llama.cpp, where a broken driver can do no harm; never raises for one."""
        ...


@dataclass(frozen=True, slots=True)
class Hardware:
    """A computer at one moment; memory and disk in bytes."""

    memory_total: int
    memory_free: int
    """What another program may take without anything being paged out."""
    processor: str
    cores: int
    """Without their hyperthreads."""
    instructions: tuple[str, ...]
    disk_free: int
    """Where models are kept."""
    on_battery: bool | None
    """None where there is no battery, or nobody knows."""
    devices: tuple[Device, ...] = ()
    idle: tuple[IdleDevice, ...] = ()
    bandwidth: Bandwidth | None = None
    """Of the processor with its memory; None while it is not measured."""
    trouble: str = ""
    """What went wrong with a driver while it was looked for devices; empty when nothing did."""

    @property
    def cards(self) -> tuple[Device, ...]:
        """Devices whose memory comes on top of the computer's own."""
        return tuple(device for device in self.devices if device.kind is DeviceKind.CARD)

    @property
    def whole_memory(self) -> int:
        """Bytes of all memory that models can lie in; what is shared counts once."""
        return self.memory_total + sum(card.total for card in self.cards)
