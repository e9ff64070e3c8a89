"""The frontier: how much better a pair answers as more questions go up, on the axes of calls and of cost.

Call share, PGR, APGR and CPT are those of RouteLLM (Ong et al. 2024, section 2.2, and its evals/evaluate.py):
PGR is the share of the gap between junior and elder that is closed, APGR its area over the call share, CPT(x)
the call share that closes x of the gap. RouteLLM looks at ten quantiles of the score; here every different
score is a threshold. Questions of equal score go up together, and the frontier is straight between two
thresholds: on average the same as breaking ties by chance.
"""

from dataclasses import dataclass

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats, Statistic
from matryoshka.learning.evaluation.pair import Pair, Rule


@dataclass(frozen=True, slots=True)
class Path:
    """The frontier of a rule under some weights; all are (thresholds + 1, columns), from nobody up to all.

    `accuracy` and `calls` are 0..1, `closed` is PGR, `seconds` the mean cost; `dearer` and `heavier` are
    cost in seconds and in FLOPs on an axis where 0 is always the junior and 1 always the elder, asked
    straight. What has no meaning where the elder is no better, or no dearer, than the junior is NaN there.
    """

    accuracy: Floats
    calls: Floats
    closed: Floats
    seconds: Floats
    dearer: Floats
    heavier: Floats


def path(pair: Pair, rule: Rule, weights: Floats) -> Path:
    """The frontier for weights (questions, columns)."""
    changes = [pair.gain, np.ones_like(pair.gain), *(rule.up - rule.stay)]
    gained, calls, seconds, flops = _rising(rule.score, changes, weights) / weights.sum(axis=0)
    start = _mean(pair.junior.right, weights)
    stay = [_mean(row, weights) for row in rule.stay]
    return Path(
        accuracy=start + gained,
        calls=calls,
        closed=gained / _positive(_mean(pair.gain, weights)),
        seconds=stay[0] + seconds,
        dearer=_placed(stay[0] + seconds, pair.junior.whole[0], pair.elder.cost[0], weights),
        heavier=_placed(stay[1] + flops, pair.junior.whole[1], pair.elder.cost[1], weights),
    )


def apgr(pair: Pair, rule: Rule) -> Statistic:
    """APGR, (3, columns): over the calls, the cost in seconds, and the cost in FLOPs."""

    def areas(weights: Floats) -> Floats:
        way = path(pair, rule, weights)
        return np.array([area(axis, way.closed) for axis in (way.calls, way.dearer, way.heavier)])

    return areas


def cpt(pair: Pair, rule: Rule, closed: float) -> Statistic:
    """The smallest call share at which this share, 0..1, of the gap is closed."""

    def share(weights: Floats) -> Floats:
        way = path(pair, rule, weights)
        return _first(way.closed, closed, way.calls)

    return share


def accuracy_at(pair: Pair, rule: Rule, seconds: Floats) -> Statistic:
    """The accuracy that a rule has where it costs on average what `seconds`, (questions,), cost."""

    def accuracy(weights: Floats) -> Floats:
        way = path(pair, rule, weights)
        return _first(way.seconds, _mean(seconds, weights), way.accuracy)

    return accuracy


def pgr(pair: Pair, right: Bools) -> Statistic:
    """The share of the gap that is closed where these questions, (questions,), are answered right."""

    def closed(weights: Floats) -> Floats:
        gap = _positive(_mean(pair.gain, weights))
        return (_mean(right, weights) - _mean(pair.junior.right, weights)) / gap

    return closed


def _rising(score: Floats, changes: list[Floats], weights: Floats) -> Floats:
    """Sums of `changes` over those who go up, (changes, thresholds + 1, columns), from nobody to all."""
    order = np.argsort(-score, kind="stable")
    ends = np.flatnonzero(np.diff(score[order], append=-np.inf))
    drawn = weights[order]
    sums = np.zeros((len(changes), len(ends) + 1, weights.shape[1]))
    for row, change in zip(sums, changes, strict=True):
        row[1:] = np.cumsum(drawn * change[order, None], axis=0)[ends]
    return sums


def _mean(values: Floats | Bools, weights: Floats) -> Floats:
    return np.asarray(values @ weights / weights.sum(axis=0))


def _positive(gap: Floats) -> Floats:
    return np.where(gap > 0, gap, np.nan)


def _placed(cost: Floats, junior: Floats, elder: Floats, weights: Floats) -> Floats:
    """Mean costs on the axis where 0 is always the junior and 1 always the elder."""
    start, end = _mean(junior, weights), _mean(elder, weights)
    return (cost - start) / _positive(end - start)


def area(across: Floats, height: Floats) -> Floats:
    """The area under the polyline from 0 to 1 across, (columns,); before its first point that is 0."""
    within = np.clip(across, 0.0, 1.0)
    steps = np.diff(across, axis=0)
    slopes = np.divide(np.diff(height, axis=0), steps, out=np.zeros_like(steps), where=steps != 0)
    # Where a step leaves the range it is cut, and so is its height.
    begins = height[:-1] + slopes * (within[:-1] - across[:-1])
    ends = height[1:] + slopes * (within[1:] - across[1:])
    return np.asarray((np.diff(within, axis=0) * (begins + ends) / 2).sum(axis=0))


def _first(rising: Floats, level: Floats | float, wanted: Floats) -> Floats:
    """What `wanted` is, (columns,), where `rising` first reaches `level`; NaN where it never does."""
    reached = rising >= level
    after = np.argmax(reached, axis=0)[None]
    before = np.maximum(after - 1, 0)
    low, high = (np.take_along_axis(rising, index, axis=0)[0] for index in (before, after))
    start, end = (np.take_along_axis(wanted, index, axis=0)[0] for index in (before, after))
    part = np.divide(level - low, high - low, out=np.zeros_like(low), where=high > low)
    found = start + part * (end - start)
    return np.where(reached.any(axis=0) & (low <= level), found, np.nan)
