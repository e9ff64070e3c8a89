"""What happens while it is measured how well the tiers of a ladder know when to ask, as values."""

from dataclasses import dataclass

from matryoshka.chat.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Asking:
    """`done` of all `questions` have been asked of `junior` and `elder`; `left` seconds, None where unknown."""

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
    """What is known of two neighbouring tiers; without a `calibration` the plain rule stays.

    `remarks` are sentences: why it stays, or what could not be told.
    """

    junior: str
    elder: str
    calibration: Calibration | None
    remarks: tuple[str, ...] = ()


Measuring = Asking | Weighing | Known
