"""That a pair of models could not be calibrated: why, and what would help, for people."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What stood in the way of a calibrated doubt; the plain rule stays."""

    TOO_FEW = "too few questions"
    ONE_SIDED = "one-sided labels"
    NO_GAIN = "the elder is no better"
    NO_SIGNAL = "no signal beats chance"


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """`sentence` is what was found, `remedy` what to do about it."""

    why: Why
    sentence: str
    remedy: str
