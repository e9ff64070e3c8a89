"""What is told while a model is taught, beside the news of its rounds."""

from dataclasses import dataclass

from matryoshka.learning.evaluation.bootstrap import Difference, Estimate


@dataclass(frozen=True, slots=True)
class Estimated:
    """What it will take at most: `memory` bytes of the `free` ones, `seconds` of training and asking."""

    tier: str
    questions: int
    memory: int
    free: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Written:
    """The adapter is finished: its file, and the token that hands up, by number and name."""

    tier: str
    file: str
    token: int
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What the tier was and what it has become, on so many held-out questions, with 95 % intervals.

    `right` is the share that it answers rightly when made to, `apgr` the area under the share of the gap
    to its elder that is closed, over the share of calls; .5 is chance. Before, how sure the tier is of its
    first token decides; after, its hand-off token does.
    """

    tier: str
    questions: int
    right_before: Estimate
    right_after: Estimate
    apgr_before: Estimate
    apgr_after: Estimate
    gained: Difference
