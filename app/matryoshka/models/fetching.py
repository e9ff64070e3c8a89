"""What is told of a model while it is fetched."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing is fetched for so many `seconds`, and `why`, in one sentence; then it is tried again.

    `seconds` is 0 where nobody knows. `done` of `total` bytes are here.
    """

    why: str
    seconds: float
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Checking:
    """What was fetched earlier, or by another program, is read through: so many bytes of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Fetching:
    """`done` of `total` bytes are here, all files of the model together.

    `speed` is of the last seconds, in bytes a second; `left` in seconds, None while nothing arrives.
    """

    done: int
    total: int
    speed: float
    left: float | None


@dataclass(frozen=True, slots=True)
class Stalled:
    """No byte has arrived for so many `seconds`; the speed is 0."""

    done: int
    total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Paused:
    """It went no further; what is here stays, and the next try goes on from there.

    `title` and `remedy` say why, as an `AppError` does; both are empty where somebody wished it.
    """

    done: int
    total: int
    title: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """All files are here, whole and checked; the first of `paths`, its parts in order, llama.cpp opens."""

    paths: tuple[Path, ...]


Event: TypeAlias = Waiting | Checking | Fetching | Stalled | Paused | Fetched
"""One `Paused` or `Fetched` is the last, unless an `AppError` ends it."""
