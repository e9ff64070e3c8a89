"""One step of a ladder that is in use."""

from dataclasses import dataclass

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.engine import Engine, Note
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Way


@dataclass(frozen=True, slots=True)
class Rung:
    """A tier with the engine that speaks for it, and the `way` out to it where it is not on this computer.

    `calibration` is of its model and that of the next rung; a `note` on that is for the person to hear once.
    Raises TypeError for a remote tier without a way, which nobody would be asked about, and for a way that
    leads nowhere.
    """

    tier: Tier
    engine: Engine
    way: Way | None = None
    calibration: Calibration | None = None
    note: Note | None = None

    def __post_init__(self) -> None:
        if (self.way is not None) != (self.tier.where is Where.REMOTE):
            raise TypeError(self.tier.label)
