"""How well a tier's doubt says which questions its elder gets right and it does not."""

from collections.abc import Sequence

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats
from matryoshka.learning.evaluation.frontier import apgr
from matryoshka.learning.evaluation.pair import Pair, decided_before
from matryoshka.learning.evaluation.sides import Side
from matryoshka.learning.verdict import Verdict


def apgr_of(junior: Sequence[Verdict], elder_right: Sequence[bool]) -> float | None:
    """RouteLLM's APGR over the share of calls, with the junior's doubt as the score; 0.5 is chance.

    The junior is as it is when made to answer. `elder_right` says of each question whether the elder
    answers it, and rightly. None where the elder is right no more often than the junior.
    """
    if not junior:
        return None
    pair = pair_of(junior, elder_right)
    doubt = pair.junior.doubt
    area, *_ = apgr(pair, decided_before(pair, doubt))(np.ones((len(junior), 1)))[:, 0]
    return float(area) if np.isfinite(area) else None


def pair_of(junior: Sequence[Verdict], elder_right: Sequence[bool]) -> Pair:
    """Both on the same questions, the junior made to answer; only the elder costs anything."""
    doubt = np.array([verdict.doubt for verdict in junior])
    right = np.array([verdict.right for verdict in junior])
    return Pair.of([_side(right, doubt, 0.0), _side(np.array(elder_right), np.zeros_like(doubt), 1.0)])


def _side(right: Bools, doubt: Floats, cost: float) -> Side:
    """A tier that was asked straight, at this cost a question."""
    nothing, paid = np.zeros_like(doubt), np.full((2, len(doubt)), cost)
    return Side(
        right=right,
        doubt=doubt,
        unsure=np.zeros_like(right),
        before=nothing,
        prompt_tokens=nothing,
        read=paid,
        whole=paid,
        spent=paid,
    )
