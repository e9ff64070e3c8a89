"""What a short-lived host process is asked about this computer, and what it says, as values."""

from dataclasses import dataclass

from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.hardware import Seen


@dataclass(frozen=True, slots=True)
class Look:
    """Say what llama.cpp sees of this computer; a broken driver may end or stop the process at it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is seen so far: first what needs no driver, then all of it, and that is `complete`."""

    seen: Seen
    complete: bool


@dataclass(frozen=True, slots=True)
class Rehearse:
    """Lay out the model whose header is in the file at `path`, and read none of its weights.

    For `context` tokens remembered in `kv_type`; so many `layers` on graphics cards.
    """

    path: str
    context: int
    kv_type: str
    layers: int = 0
    flash_attention: bool | None = None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What llama.cpp would allocate beside the weights, in bytes."""

    kv: int
    compute: int


@dataclass(frozen=True, slots=True)
class Time:
    """Say how fast the processor reads weights, with so many `threads`."""

    threads: int


@dataclass(frozen=True, slots=True)
class Timed:
    bandwidth: Bandwidth
