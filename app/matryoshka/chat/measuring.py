"""What happens while it is measured how well the tiers of a ladder know when to ask, as values."""

from dataclasses import dataclass

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.unmeasured import Unmeasured


@dataclass(frozen=True, slots=True)
class Asking:
    """`done` of all `questions` have been asked of `junior` and `elder`; `left` seconds, if that is known."""

    junior: str
    elder: str
    done: int
    questions: int
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """All answers of the two are there: it is worked out what they tell."""

    junior: str
    elder: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of two neighbouring tiers: None where nothing was measured, or not of these models.

    `remarks` are sentences about that.
    """

    junior: str
    elder: str
    found: Calibration | Unmeasured | None
    remarks: tuple[str, ...] = ()

    @property
    def calibration(self) -> Calibration | None:
        """Without one the plain rule holds."""
        return self.found if isinstance(self.found, Calibration) else None


Measuring = Asking | Weighing | Known
