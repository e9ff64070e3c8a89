"""Where a tier stands after a round, in a few shares of held-out questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.learning.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Point:
    """Shares, 0..1: of the range right, wrong and handed up, and of all else handed up.

    `forgotten` is the share of the range that was right after the base run and no longer is; `collapse`
    the share of the range whose answers begin with the commonest first token.
    """

    right: float
    wrong: float
    declined: float
    beyond: float
    forgotten: float
    collapse: float

    @property
    def worth(self) -> float:
        """What rounds should raise: a wrong answer costs more than a needless hand-off."""
        return self.right + self.beyond - 2 * self.wrong


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdicts on held-out questions, those of the tier's range apart from all others."""

    inside: Sequence[Verdict]
    beyond: Sequence[Verdict]

    def point(self, before: "Standing") -> Point:
        """The shares now; `before` is the standing after the base run."""
        served = [verdict for verdict in self.inside if not verdict.declined]
        right = sum(verdict.right for verdict in served)
        lost = [
            was
            for was, now in zip(before.inside, self.inside, strict=True)
            if was.right and not was.declined and (now.declined or not now.right)
        ]
        ((_, commonest),) = Counter(verdict.first for verdict in self.inside).most_common(1)
        count = len(self.inside)
        return Point(
            right=right / count,
            wrong=(len(served) - right) / count,
            declined=1 - len(served) / count,
            beyond=sum(verdict.declined for verdict in self.beyond) / len(self.beyond),
            forgotten=len(lost) / count,
            collapse=commonest / count,
        )
