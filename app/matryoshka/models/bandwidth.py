"""How fast this computer reads weights to compute with them: measured in a moment, and remembered."""

import json
import math
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Bandwidth:
    """Of the processor with its memory, and with so many `threads`.

    A type of weights is slower than memory where unpacking them takes longer than fetching them.
    """

    threads: int
    weights: Mapping[str, float]
    """Bytes a second, by the name of the type that they are stored in (`Q8_0`)."""
    attention: float
    """Remembered numbers a second that a head of a question is compared with, or gathers."""
    step: float
    """Seconds that a step of a model takes however little it computes."""
    calm: bool = True
    """Whether the computer did little else meanwhile; if not, it seems slower than it is."""
    near: Mapping[str, float] = field(default_factory=dict)
    """As `weights`, of one thread, and of a model so small that it stays near the processor."""
    look: float = 0.0
    """Seconds that a head takes for each token it looks at, however few its numbers are."""

    @property
    def memory(self) -> float:
        """Bytes a second at the best."""
        return max(self.weights.values())

    @property
    def alone(self) -> Mapping[str, float]:
        """Of one thread and a tiny model; its share of all where that is not measured."""
        return self.near or {kind: speed / self.threads for kind, speed in self.weights.items()}


class Clock(Protocol):
    def bandwidth(self) -> Bandwidth:
        """Measure, in some seconds; longer where the computer is busy.

        Raises `AppError`.
        """
        ...


class BandwidthFile:
    """Keeps what was measured in a small file; losing it costs another moment."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, processor: str, threads: int) -> Bandwidth | None:
        """None where that was not measured, or nothing can be read."""
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
            said = json.loads(self._path.read_bytes())
            found = _checked(said["bandwidth"])
            return found if (said["processor"], found.threads) == (processor, threads) else None
        return None

    def save(self, processor: str, bandwidth: Bandwidth) -> None:
        """Where it cannot be written, it is measured again next time."""
        draft = self._path.with_suffix(f".{os.getpid()}.new")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            said = {"processor": processor, "bandwidth": asdict(bandwidth)}
            draft.write_text(json.dumps(said, indent=1), encoding="utf-8")
            draft.replace(self._path)


def _checked(said: Any) -> Bandwidth:
    """Raises ValueError, TypeError or AttributeError for what nobody here has written."""
    found = Bandwidth(**said)
    numbers = (found.threads, found.attention, found.step, *found.weights.values(), *found.near.values())
    fit = all(math.isfinite(number) and number > 0 for number in numbers)
    if not found.weights or not fit or not 0 <= found.look < math.inf:
        raise ValueError("not measured")
    return found
