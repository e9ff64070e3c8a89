"""What a tier was and what it has become: two ways to know when to ask, on the same held-out questions."""

from collections.abc import Sequence

import numpy as np

from matryoshka.learning.closed_gap import pair_of
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference, estimate
from matryoshka.learning.evaluation.frontier import apgr
from matryoshka.learning.evaluation.pair import decided_before
from matryoshka.learning.lora.news import Compared
from matryoshka.learning.verdict import Verdict


def compared(
    tier: str, before: Sequence[Verdict], after: Sequence[Verdict], elder: Sequence[Verdict]
) -> Compared:
    """The verdicts of the tier, and of its elder, on the same questions in the same order."""
    draws = Resamples.drawn(len(elder))
    above = [each.right and not each.declined for each in elder]
    was = _areas(draws, before, above, np.array([-each.sure for each in before]))
    now = _areas(draws, after, above, np.array([each.doubt for each in after]))
    return Compared(
        tier=tier,
        questions=len(elder),
        right_before=draws.share(np.array([each.right for each in before])),
        right_after=draws.share(np.array([each.right for each in after])),
        apgr_before=estimate(was),
        apgr_after=estimate(now),
        gained=difference(now, was),
    )


def _areas(draws: Resamples, junior: Sequence[Verdict], above: Sequence[bool], score: Floats) -> Floats:
    """APGR over the share of calls, in every draw: (1 + draws,)."""
    pair = pair_of(junior, above)
    return draws.of(lambda weights: apgr(pair, decided_before(pair, score))(weights)[0])
