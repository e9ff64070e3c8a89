"""The tries of one tier as arrays over questions, and what a ladder of tiers makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats
from matryoshka.learning.evaluation.records import Record, Rung, Try

FLOPS_A_TOKEN = 2
"""Per parameter, forward only (Kaplan et al. 2020, Scaling Laws for Neural Language Models, section 2.1)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One tier, asked straight: arrays over questions; costs are (2, questions), seconds and FLOPs.

    `right` is whether its answer is right when it is made to answer; `doubt` is 0..1, 0 for a tier without
    a token for it; `unsure` is whether it hands up (at the top: declines) at its patience, which may be in
    the midst of an answer, `before` tokens into it. `read` is the cost of its prompt, `whole` of prompt and
    answer, `spent` of what it does at its patience.
    """

    right: Bools
    doubt: Floats
    unsure: Bools
    before: Floats
    prompt_tokens: Floats
    read: Floats
    whole: Floats
    spent: Floats

    @classmethod
    def of(cls, records: Sequence[Record], rung: Rung) -> "Side":
        tries = [record.tries[rung.name] for record in records]
        after = [_handed_up_after(one, rung.patience) for one in tries]
        return cls(
            right=np.array([one.right for one in tries], dtype=np.bool_),
            doubt=np.array([one.doubt or 0.0 for one in tries]),
            unsure=np.array([tokens is not None for tokens in after], dtype=np.bool_),
            before=np.array([tokens or 0.0 for tokens in after]),
            prompt_tokens=np.array([one.prompt_tokens for one in tries], dtype=np.float64),
            read=np.array([_cost(one, 0, rung) for one in tries]).T,
            whole=np.array([_cost(one, one.tokens, rung) for one in tries]).T,
            spent=np.array(
                [
                    _cost(one, one.tokens if tokens is None else tokens, rung)
                    for one, tokens in zip(tries, after, strict=True)
                ]
            ).T,
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """How every question ends when a ladder serves it: right, declined, or else wrong.

    `right` and `declined` are (questions,), `asked` (tiers, questions), `cost` (2, questions): seconds and
    FLOPs. A tier that declines is not right, whatever it would have said.
    """

    right: Bools
    declined: Bools
    asked: Bools
    cost: Floats

    @property
    def wrong(self) -> Bools:
        return ~self.right & ~self.declined


def replay(sides: Sequence[Side]) -> Replay:
    """Ask the first tier, and the next one wherever one is unsure; the last one declines there."""
    unsure = np.array([side.unsure for side in sides])
    first = np.ones_like(unsure[:1])
    asked = np.concatenate([first, np.logical_and.accumulate(unsure)[:-1]])
    right = np.array([side.right for side in sides])
    costs = np.array([side.spent for side in sides])
    return Replay(
        right=np.asarray((asked & ~unsure & right).any(axis=0)),
        declined=np.asarray(unsure.all(axis=0)),
        asked=asked,
        cost=(asked[:, None] * costs).sum(axis=0),
    )


def _handed_up_after(one: Try, patience: float) -> int | None:
    """How many tokens are written when the tier hands up; None when it answers."""
    return 0 if (one.doubt or 0.0) > patience else one.doubted_after


def _cost(one: Try, tokens: int, rung: Rung) -> tuple[float, float]:
    """Seconds and FLOPs of reading the prompt and writing so many of the answer's tokens."""
    writing = (one.seconds - one.read_seconds) * tokens / max(one.tokens, 1)
    return one.read_seconds + writing, FLOPS_A_TOKEN * rung.parameters * float(one.prompt_tokens + tokens)
