"""The two built-in tiers: their shapes, the shares of what each is asked, and how each is trained."""

from dataclasses import dataclass

from matryoshka.learning.shape import Shape
from matryoshka.learning.tokens import SIZE


@dataclass(frozen=True, slots=True)
class Tier:
    """One model to train: its shape, and its shares of sums, arithmetic, small talk and all else."""

    name: str
    shape: Shape
    answers_sums: bool
    shares: tuple[float, float, float, float]
    lengths: tuple[tuple[int, float], ...]
    drills: float
    rate: float
    seed: int

    @property
    def inside_and_beyond(self) -> tuple[float, float]:
        """The shares of questions that this tier should answer and of those that it should hand up."""
        sums, arithmetic, talk, beyond = self.shares
        inside = arithmetic + talk + sums * self.answers_sums
        return inside, beyond + sums * (not self.answers_sums)


XS = Tier(
    name="xs",
    shape=Shape(vocabulary=SIZE, width=128, layers=5, heads=4, hidden=256),
    answers_sums=False,
    shares=(0.08, 0.4, 0.28, 0.24),
    lengths=((64, 0.6), (128, 0.25), (256, 0.12), (1024, 0.03)),
    drills=0.0,
    rate=0.01,
    seed=1,
)
S = Tier(
    name="s",
    shape=Shape(vocabulary=SIZE, width=256, layers=5, heads=4, hidden=512),
    answers_sums=True,
    shares=(0.28, 0.3, 0.18, 0.24),
    lengths=((64, 0.3), (128, 0.48), (256, 0.18), (1024, 0.04)),
    drills=0.16,
    rate=0.01,
    seed=2,
)
TIERS = (XS, S)
