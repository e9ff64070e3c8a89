"""One step of a ladder that is in use."""

from dataclasses import dataclass

from matryoshka.chat.engine import Engine
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Way


@dataclass(frozen=True, slots=True)
class Rung:
    """A tier with the engine that speaks for it, and the `way` out to it where it is not on this computer."""

    tier: Tier
    engine: Engine
    way: Way | None = None
