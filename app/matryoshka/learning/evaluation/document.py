"""The figures of an evaluation as they are written to JSON; what is not defined is null."""

from typing import TypedDict

from matryoshka.learning.evaluation.bootstrap import Difference, Estimate


class TierFigures(TypedDict):
    """One tier asked straight: right when made to answer, and how often it would have handed up."""

    name: str
    accuracy: Estimate
    unsure: Estimate


class CascadeFigures(TypedDict):
    """The ladder at its shipped patience; shares are of all questions, right, wrong and declined make 1.

    `call_share` is by tier; `cost` is mean measured seconds, `flops` mean FLOPs, of a question; `place` is
    that cost where 0 is always the smallest tier and 1 always its elder.
    """

    accuracy: Estimate
    call_share: dict[str, Estimate]
    pgr: Estimate
    wrong_served: Estimate
    declined: Estimate
    cost: Estimate
    place: float | None
    flops: Estimate


class Areas(TypedDict):
    """APGR over the share of calls, the cost in measured seconds, and the cost in FLOPs."""

    calls: Estimate
    cost: Estimate
    flops: Estimate


class Differences(TypedDict):
    """APGR of doubt less that of a baseline, over the same axes."""

    calls: Difference
    cost: Difference
    flops: Difference


class Curve(TypedDict):
    """A frontier as a polyline: call share, cost (0 always junior, 1 always elder), accuracy.

    There is no cost where the elder takes no longer than the junior.
    """

    calls: list[float]
    cost: list[float] | None
    accuracy: list[float]


class RuleFigures(TypedDict):
    """A baseline with a threshold, and how much better doubt is."""

    name: str
    about: str
    kind: str
    sees_difficulty: bool
    apgr: Areas
    difference: Differences
    curve: Curve


class PointFigures(TypedDict):
    """A baseline without a threshold: `cost` in mean seconds, `place` on the axis from junior to elder.

    `ours` is the accuracy of doubt's frontier at the same mean cost, null where it does not reach so far.
    """

    name: str
    about: str
    accuracy: Estimate
    cost: Estimate
    place: float | None
    flops: Estimate
    ours: Estimate
    difference: Difference


class Handed(TypedDict):
    """What became of the questions that went up, as shares of all questions (of a family).

    unneeded: the junior was right. Otherwise it was wrong, and: needed: what stands above was right;
    futile: that was wrong too; honest: that declined. The four make `handed_up`. `wrong_served` is the
    share that ended with a wrong answer, handed up or not.
    """

    questions: int
    handed_up: Estimate
    needed: Estimate
    unneeded: Estimate
    futile: Estimate
    honest: Estimate
    wrong_served: Estimate


class Overhead(TypedDict):
    """What a hand-off costs on top of the elder's seconds, for prompts of so many of the junior's tokens.

    `seconds` is what the junior took, `share` the same in parts of what the elder took; `tokens_to` is
    the last length inside.
    """

    tokens_from: int
    tokens_to: int
    questions: int
    seconds: Estimate
    share: Estimate


class Handoffs(TypedDict):
    """The smallest tier's hand-offs at its patience; `tokens_before` is how many tokens it had written."""

    all: Handed
    families: dict[str, Handed]
    tokens_before: Estimate
    overhead: list[Overhead]


class CalibratedFigures(TypedDict):
    """What calibration makes of doubt; `difference` is its APGR less that of the plain doubt."""

    apgr: Areas
    difference: Differences
    auroc: Estimate
    brier: Estimate
    ece: Estimate


class PairFigures(TypedDict):
    """The smallest tier and all that stands above it; nothing to tell where nothing does.

    `cpt` is by the share of the gap that is closed, in per cent: the call share, 0..1, that closes it.
    """

    apgr: Areas | None
    cpt: dict[str, Estimate]
    auroc: Estimate | None
    brier: Estimate | None
    ece: Estimate | None
    calibrated: CalibratedFigures | None
    frontier: Curve | None
    baselines: list[RuleFigures]
    points: list[PointFigures]
    handoffs: Handoffs | None


class Document(PairFigures):
    """All figures: how many questions and resamples they are of, and what to know of them in plain words."""

    questions: int
    resamples: int
    notes: list[str]
    tiers: list[TierFigures]
    cascade: CascadeFigures
