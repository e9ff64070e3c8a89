"""Where a tier stands after a round, in a few shares of held-out questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.learning.closed_gap import apgr_of
from matryoshka.learning.verdict import Decision, Verdict, as_shipped


@dataclass(frozen=True, slots=True)
class Point:
    """Shares, 0..1: of the range right, wrong and handed up, and of all else handed up.

    `forgotten` is the share of the range that was right after the base run and no longer is; `collapse`
    the share of the range whose answers begin with the commonest first token. `apgr` is the area over the
    call share between this tier and its elder, on all held-out questions; None where it is not defined.
    """

    right: float
    wrong: float
    declined: float
    beyond: float
    forgotten: float
    collapse: float
    apgr: float | None

    @property
    def worth(self) -> float:
        """What rounds should raise: a wrong answer costs more than a needless hand-off."""
        return self.right + self.beyond - 2 * self.wrong


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdicts on held-out questions, those of the tier's range apart from all others.

    `elder_right` says of each, first of the range and then of all others, whether the elder answers it and
    is right.
    """

    inside: Sequence[Verdict]
    beyond: Sequence[Verdict]
    elder_right: Sequence[bool]

    def point(self, before: "Standing", hands_up: Decision = as_shipped) -> Point:
        """The shares now; `before` is the standing after the base run."""
        served = [verdict for verdict in self.inside if not hands_up(verdict)]
        right = sum(verdict.right for verdict in served)
        lost = [
            was
            for was, now in zip(before.inside, self.inside, strict=True)
            if was.right and not hands_up(was) and (hands_up(now) or not now.right)
        ]
        ((_, commonest),) = Counter(verdict.first for verdict in self.inside).most_common(1)
        count = len(self.inside)
        return Point(
            right=right / count,
            wrong=(len(served) - right) / count,
            declined=(count - len(served)) / count,
            beyond=sum(map(hands_up, self.beyond)) / len(self.beyond),
            forgotten=len(lost) / count,
            collapse=commonest / count,
            apgr=apgr_of([*self.inside, *self.beyond], self.elder_right),
        )
