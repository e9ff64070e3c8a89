"""Medians with their intervals: what a few noisy measurements can say."""

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_RESAMPLES = 2000
_OUTSIDE = 0.025  # on each side of a 95 % interval


@dataclass(frozen=True, slots=True)
class Figure:
    """At least one measurement of one thing, in the order they were made."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def interval(self) -> tuple[float, float]:
        """Of the median, 95 %, by a bootstrap over the measurements."""
        draw = random.Random(1)  # noqa: S311 - nothing secret is drawn
        medians = sorted(
            statistics.median(draw.choices(self.values, k=len(self.values))) for _ in range(_RESAMPLES)
        )
        edge = int(_RESAMPLES * _OUTSIDE)
        return medians[edge], medians[-1 - edge]

    def text(self, unit: str) -> str:
        """The median and its interval, with three digits that count."""
        low, high = (_digits(value) for value in self.interval)
        return f"{_digits(self.median)} {unit} ({low} to {high})".replace("  ", " ")


def ratio(ones: Figure, others: Figure) -> Figure:
    """Of each pair, measured one right after the other."""
    return Figure(tuple(one / other for one, other in zip(ones.values, others.values, strict=True)))


def difference(ones: Figure, others: Figure) -> Figure:
    """Of each pair."""
    return Figure(tuple(one - other for one, other in zip(ones.values, others.values, strict=True)))


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should reach: `at_least` or else at most `limit`."""

    what: str
    figure: Figure
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool:
        value = self.figure.median
        return value >= self.limit if self.at_least else value <= self.limit

    @property
    def text(self) -> str:
        bound = "at least" if self.at_least else "at most"
        said = f"{self.what}: {self.figure.text(self.unit)}; {bound} {self.limit:g} {self.unit}".rstrip()
        return f"{said}: {'met' if self.met else 'not met'}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One table of figures, each row with its name first, and the targets they are held against."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    targets: Sequence[Target]
    measured: dict[str, Figure]


def _digits(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
