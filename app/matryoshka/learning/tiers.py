"""The two built-in tiers: their shapes, the shares of what each is asked, and how each is trained."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matryoshka.learning.shape import Shape
from matryoshka.learning.tokens import SIZE


class Kind(StrEnum):
    """The kinds of questions that some built-in tier answers, and all else."""

    TALK = "talk"
    SMALL = "small arithmetic"
    LARGE = "large arithmetic"
    SUMS = "sums"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Tier:
    """One model to train: its shape, what it answers and which of that at once, its share of each kind."""

    name: str
    shape: Shape
    answers: frozenset[Kind]
    by_heart: frozenset[str]
    shares: Mapping[Kind, float]
    lengths: tuple[tuple[int, float], ...]
    drills: float
    rate: float
    steps: int
    seed: int

    def share(self, *, answered: bool) -> float:
        """The share of questions that this tier should answer, or of those that it should hand up."""
        return sum(share for kind, share in self.shares.items() if (kind in self.answers) == answered)


XS = Tier(
    name="xs",
    shape=Shape(vocabulary=SIZE, width=160, layers=5, heads=5, hidden=320),
    answers=frozenset({Kind.TALK, Kind.SMALL}),
    by_heart=frozenset({"plus", "minus"}),
    shares={Kind.TALK: 0.34, Kind.SMALL: 0.32, Kind.LARGE: 0.06, Kind.SUMS: 0.04, Kind.BEYOND: 0.24},
    lengths=((64, 0.6), (128, 0.25), (256, 0.12), (1024, 0.03)),
    drills=0.0,
    rate=0.01,
    steps=32_000,
    seed=1,
)
S = Tier(
    name="s",
    shape=Shape(vocabulary=SIZE, width=256, layers=5, heads=4, hidden=512),
    answers=frozenset({Kind.TALK, Kind.SMALL, Kind.LARGE, Kind.SUMS}),
    by_heart=frozenset(),
    shares={Kind.TALK: 0.24, Kind.SMALL: 0.16, Kind.LARGE: 0.22, Kind.SUMS: 0.16, Kind.BEYOND: 0.22},
    lengths=((64, 0.3), (128, 0.48), (256, 0.18), (1024, 0.04)),
    drills=0.2,
    rate=0.01,
    steps=21_000,
    seed=2,
)
TIERS = (XS, S)
