"""The doubt of the smallest tier beside every other way to decide, on the same resamples."""

from dataclasses import dataclass

import numpy as np

from matryoshka.learning.evaluation.baselines import Baseline, Point
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference, estimate, ratio
from matryoshka.learning.evaluation.document import Areas, Curve, Differences, PointFigures, RuleFigures
from matryoshka.learning.evaluation.frontier import accuracy_at, apgr, path
from matryoshka.learning.evaluation.pair import Pair, Rule, decided_reading

CURVE_STEPS = 100
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Doubt's own rule and its APGR in every resample, (3, columns), to hold others against."""

    pair: Pair
    resamples: Resamples
    doubt: Rule
    areas: Floats

    @classmethod
    def of(cls, pair: Pair, resamples: Resamples) -> "Comparison":
        doubt = decided_reading(pair, pair.junior.doubt)
        return cls(pair, resamples, doubt, resamples.of(apgr(pair, doubt)))

    def own(self) -> Areas:
        return _areas(self.areas)

    def curve(self, rule: Rule) -> Curve:
        """The frontier on all questions, thinned to about a hundred points."""
        way = path(self.pair, rule, np.ones((len(rule.score), 1)))
        last = len(way.calls) - 1
        kept = np.unique(np.linspace(0, last, min(last, CURVE_STEPS) + 1).round().astype(np.intp))
        calls, cost, accuracy = (
            np.round(axis[kept, 0], DIGITS) for axis in (way.calls, way.dearer, way.accuracy)
        )
        return Curve(
            calls=calls.tolist(),
            cost=cost.tolist() if np.isfinite(cost).all() else None,
            accuracy=accuracy.tolist(),
        )

    def against(self, rule: Rule) -> tuple[Areas, Differences]:
        """The areas of another rule, and by how much they are larger than those of doubt."""
        areas = self.resamples.of(apgr(self.pair, rule))
        calls, cost, flops = map(difference, areas, self.areas)
        return _areas(areas), Differences(calls=calls, cost=cost, flops=flops)

    def rule(self, baseline: Baseline) -> RuleFigures:
        areas = self.resamples.of(apgr(self.pair, baseline.rule))
        calls, cost, flops = map(difference, self.areas, areas)
        return RuleFigures(
            name=baseline.name,
            about=baseline.about,
            kind=baseline.kind.value,
            sees_difficulty=baseline.sees_difficulty,
            apgr=_areas(areas),
            difference=Differences(calls=calls, cost=cost, flops=flops),
            curve=self.curve(baseline.rule),
        )

    def point(self, point: Point) -> PointFigures:
        """Where a point lies, and the accuracy that doubt reaches at its mean cost."""
        seconds, flops = point.cost
        right = point.right.astype(np.float64)
        theirs = self.resamples.of(ratio(right, np.ones_like(right)))
        ours = self.resamples.of(accuracy_at(self.pair, self.doubt, seconds))
        return PointFigures(
            name=point.name,
            about=point.about,
            accuracy=estimate(theirs),
            cost=self.resamples.mean(seconds),
            place=self.pair.place(seconds),
            flops=self.resamples.mean(flops),
            ours=estimate(ours),
            difference=difference(ours, theirs),
        )


def _areas(areas: Floats) -> Areas:
    calls, cost, flops = (estimate(row) for row in areas)
    return Areas(calls=calls, cost=cost, flops=flops)
