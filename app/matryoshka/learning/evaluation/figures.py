"""From the records of an evaluation to all of its figures."""

from collections.abc import Iterator, Sequence

import numpy as np

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.baselines import baselines, points
from matryoshka.learning.evaluation.bootstrap import Estimate, Resamples, estimate
from matryoshka.learning.evaluation.calibration import auroc, brier, ece
from matryoshka.learning.evaluation.comparison import Comparison
from matryoshka.learning.evaluation.document import (
    CalibratedFigures,
    CascadeFigures,
    Document,
    PairFigures,
    TierFigures,
)
from matryoshka.learning.evaluation.frontier import cpt, pgr
from matryoshka.learning.evaluation.handoffs import handoffs
from matryoshka.learning.evaluation.pair import Pair, decided_looking
from matryoshka.learning.evaluation.records import Measured, Record, Rung
from matryoshka.learning.evaluation.sides import Replay, Side, replay

CLOSED = (20, 50, 80)
ONE_TIER = "There is one tier only: nothing stands above it, so nothing is told of handing up."
NO_GAP = "What stands above the smallest tier is right no more often: PGR, APGR and CPT are not defined."
NO_PRICE = "What stands above the smallest tier takes no longer: there is no axis of cost."
ALL_ALIKE = "Every question, or none, is better answered one tier up: AUROC is not defined."


def figures(
    records: Sequence[Record], rungs: Sequence[Rung], middle: Rung | None, draws: int = 1000
) -> Document:
    """All figures of a ladder, smallest rung first, with 95 % intervals from `draws` resamples of questions.

    Every record has a try of each rung, and of `middle`. In a ladder of more than two tiers the elder is
    all that stands above the smallest. Baselines that learn do not learn anew in each resample. Raises
    AppError when there are no records.
    """
    if not records:
        raise AppError(
            "No question was answered, so there is nothing to measure.", "Name a file that has some."
        )
    sides = [Side.of(records, rung) for rung in rungs]
    resamples = Resamples.drawn(len(records), draws)
    pair = Pair.of(sides) if len(sides) > 1 else None
    return Document(
        questions=len(records),
        resamples=draws,
        notes=list(_notes(pair)),
        tiers=[_tier(rung, side, resamples) for rung, side in zip(rungs, sides, strict=True)],
        cascade=_cascade(rungs, replay(sides), pair, resamples),
        **(_above(records, rungs[0], middle, Comparison.of(pair, resamples)) if pair else _nothing_above()),
    )


def _notes(pair: Pair | None) -> Iterator[str]:
    if pair is None:
        yield ONE_TIER
        return
    if pair.gain.sum() <= 0:
        yield NO_GAP
    if pair.elder.cost[0].sum() <= pair.junior.whole[0].sum():
        yield NO_PRICE
    if len(np.unique(pair.better_above)) == 1:
        yield ALL_ALIKE


def _tier(rung: Rung, side: Side, resamples: Resamples) -> TierFigures:
    return TierFigures(
        name=rung.name, accuracy=resamples.share(side.right), unsure=resamples.share(side.unsure)
    )


def _cascade(
    rungs: Sequence[Rung], served: Replay, pair: Pair | None, resamples: Resamples
) -> CascadeFigures:
    seconds, flops = served.cost
    closed = estimate(resamples.of(pgr(pair, served.right))) if pair else None
    return CascadeFigures(
        accuracy=resamples.share(served.right),
        call_share={
            rung.name: resamples.share(asked) for rung, asked in zip(rungs, served.asked, strict=True)
        },
        pgr=closed or Estimate(value=None, low=None, high=None),
        wrong_served=resamples.share(served.wrong),
        declined=resamples.share(served.declined),
        cost=resamples.mean(seconds),
        place=pair.place(seconds) if pair else None,
        flops=resamples.mean(flops),
    )


def _above(records: Sequence[Record], rung: Rung, middle: Rung | None, comparison: Comparison) -> PairFigures:
    pair, resamples = comparison.pair, comparison.resamples
    doubt, label = pair.junior.doubt, pair.better_above
    between = Side.of(records, middle) if middle else None
    return PairFigures(
        apgr=comparison.own(),
        cpt={str(part): estimate(resamples.of(cpt(pair, comparison.doubt, part / 100))) for part in CLOSED},
        auroc=estimate(resamples.of(auroc(doubt, label))),
        brier=estimate(resamples.of(brier(doubt, label))),
        ece=estimate(resamples.of(ece(doubt, label))),
        calibrated=_calibrated([record.tries[rung.name].measured for record in records], comparison),
        frontier=comparison.curve(comparison.doubt),
        baselines=[comparison.rule(baseline) for baseline in baselines(records, rung, pair)],
        points=[comparison.point(point) for point in points(pair, between)],
        handoffs=handoffs(pair, [record.exercise.family for record in records], resamples),
    )


def _calibrated(measured: Sequence[Measured | None], comparison: Comparison) -> CalibratedFigures | None:
    """None where there is a question of which nothing was measured."""
    known = [each for each in measured if each]
    if len(known) < len(measured):
        return None
    doubt, seconds = (np.array([getattr(each, name) for each in known]) for name in ("doubt", "seconds"))
    label, resamples = comparison.pair.better_above, comparison.resamples
    areas, gained = comparison.against(decided_looking(comparison.pair, doubt, seconds))
    return CalibratedFigures(
        apgr=areas,
        difference=gained,
        auroc=estimate(resamples.of(auroc(doubt, label))),
        brier=estimate(resamples.of(brier(doubt, label))),
        ece=estimate(resamples.of(ece(doubt, label))),
    )


def _nothing_above() -> PairFigures:
    return PairFigures(
        apgr=None,
        cpt={},
        auroc=None,
        brier=None,
        ece=None,
        calibrated=None,
        frontier=None,
        baselines=[],
        points=[],
        handoffs=None,
    )
