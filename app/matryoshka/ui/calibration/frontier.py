"""What is drawn of a calibration: how good the answers are for every share of questions that goes up."""

from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.chat.calibration import Forecast

_TICK = 0.2
"""Between two marks of the height."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on it: the share of questions that goes up, and the quality, both 0..1 and a little more."""

    share: float
    quality: float


@dataclass(frozen=True, slots=True)
class Frontier:
    """Forecasts that ascend by their share, the one that holds, and who is asked."""

    points: tuple[Forecast, ...]
    chosen: Forecast
    elder: str

    @property
    def curve(self) -> tuple[Spot, ...]:
        return tuple(Spot(each.share.value, each.quality.value) for each in self.points)

    @property
    def band(self) -> tuple[Spot, ...]:
        """Around what is likely: its upper edge from the left, then its lower one from the right."""
        upper = (Spot(each.share.value, each.quality.high) for each in self.points)
        lower = (Spot(each.share.value, each.quality.low) for each in reversed(self.points))
        return (*upper, *lower)

    @property
    def chance(self) -> tuple[Spot, Spot]:
        """Where one would be by tossing a coin: straight from the junior alone to always the elder."""
        return self.curve[0], self.curve[-1]

    @property
    def knob(self) -> Spot:
        return Spot(self.chosen.share.value, self.chosen.quality.value)

    @property
    def bottom(self) -> float:
        """The height of the lowest mark; all that is likely lies above it."""
        lowest = min(each.quality.low for each in self.points)
        return max(0.0, lowest // _TICK * _TICK)

    @property
    def top(self) -> float:
        return max(1.0, *(each.quality.high for each in self.points))

    def marks(self) -> Iterator[float]:
        """The heights that are named."""
        for number in range(round(self.bottom / _TICK), 6):
            yield number * _TICK
