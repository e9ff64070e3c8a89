"""What becomes of questions as patience falls: who goes up, what comes out right, what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.evaluation.bootstrap import Floats, Statistic
from matryoshka.learning.evaluation.frontier import area

FINE = 100


@dataclass(frozen=True, slots=True)
class Doubts:
    """Of each question, (questions,), 0..1: before the first token, and after the answer where that is read.

    `hidden`: whether the state of the prompt's last token is read for it.
    """

    before: Floats
    after: Floats | None = None
    hidden: bool = False

    @property
    def highest(self) -> Floats:
        """The patience below which each goes up."""
        return self.before if self.after is None else np.maximum(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Policy:
    """Shares, 0..1, and seconds of every question at each patience: (patiences, questions)."""

    up: Floats
    right: Floats
    seconds: Floats

    @classmethod
    def of(cls, evidence: Evidence, doubts: Doubts, patiences: Sequence[float] | Floats) -> "Policy":
        """Who has begun to write when it goes up has written to the end, at the most: so much is counted.

        At a patience of 1 nobody is listened to.
        """
        levels = np.asarray(patiences)[:, None]
        early = doubts.before > levels
        up = early | (evidence.spoken & (levels < 1)) | (doubts.highest > levels)
        prices = evidence.prices
        read = prices["read"] + prices["hidden"] * doubts.hidden
        written = read + prices["whole"] - prices["read"] + prices["odds"] * (doubts.after is not None)
        return cls(
            up=up.astype(np.float64),
            right=np.where(up, evidence.elder, evidence.junior),
            seconds=np.where(early, read, written) + up * prices["elder"],
        )


def areas(evidence: Evidence, doubts: Doubts) -> Statistic:
    """APGR over the cost in seconds, or over the calls where the elder takes no longer than the junior.

    As `evaluation.frontier` has it, over a hundred patiences. NaN where the elder is right no more often.
    """
    policy = Policy.of(evidence, doubts, _falling(doubts.highest))
    whole, elder = evidence.prices["whole"], evidence.prices["elder"]
    priced = elder.mean() > whole.mean()

    def statistic(weights: Floats) -> Floats:
        total = weights.sum(axis=0)
        right, theirs, ours = (
            each @ weights / total for each in (policy.right, evidence.elder, evidence.junior)
        )
        gap = np.where(theirs > ours, theirs - ours, np.nan)
        start, end = (each @ weights / total for each in (whole, elder))
        paid = (policy.seconds @ weights / total - start) / np.where(end > start, end - start, np.nan)
        calls = policy.up @ weights / total
        return area(paid if priced else calls, (right - ours) / gap)

    return statistic


def _falling(doubts: Floats) -> Floats:
    """From a patience at which nobody goes up to one at which all do."""
    levels = np.quantile(doubts, np.linspace(1, 0, FINE + 1))
    return np.append(levels, -1.0)
