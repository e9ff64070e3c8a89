"""What a short-lived host process is asked about this computer, and what it says, as values."""

from dataclasses import dataclass

from matryoshka.models.hardware import Seen


@dataclass(frozen=True, slots=True)
class Look:
    """Say what llama.cpp sees of this computer; a broken driver may end or stop the process at it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is seen so far: first what needs no driver, then all of it, and that is `complete`."""

    seen: Seen
    complete: bool
