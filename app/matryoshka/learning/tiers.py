"""The two built-in tiers: their shapes, what each may answer, and how the rest reaches its elder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.learning.arithmetic import Arithmetic
from matryoshka.learning.beyond import PUBLISHED, Published, Templates
from matryoshka.learning.conversations import Conversations
from matryoshka.learning.questions import Family, HandedUp, Mixture
from matryoshka.learning.smalltalk import SmallTalk
from matryoshka.learning.sums import Sums
from matryoshka.learning.tiny import Shape
from matryoshka.learning.vocabulary import SIZE, Vocabulary
from matryoshka.learning.wider import WiderArithmetic, WiderSums

BEYOND_SHARES = (4, 2, 8, 8, 1.5, 1, 0.5, 0.3)


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


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read from the folder of training texts."""

    arithmetic: Arithmetic
    sums: Sums
    small_talk: SmallTalk
    templates: Sequence[Templates]
    published: Sequence[Published]
    systems: Sequence[str]

    @classmethod
    def read(cls, folder: Path) -> "Material":
        return cls(
            Arithmetic.read(folder),
            Sums.read(folder),
            SmallTalk.read(folder),
            [Templates.read(folder / f"beyond_{tongue}.toml") for tongue in ("en", "ru")],
            [Published.read(folder / name) for name in PUBLISHED],
            (folder / "systems.txt").read_text(encoding="utf-8").splitlines(),
        )

    def range_of(self, tier: Tier) -> Family:
        """Questions this tier should answer itself."""
        sums, arithmetic, talk, _ = tier.shares
        families = (self.sums, self.arithmetic, self.small_talk)
        return Mixture(families, (sums * tier.answers_sums, arithmetic, talk))

    def beyond(self, tier: Tier) -> Family:
        """Questions this tier should hand up: what no built-in tier answers, and what only its elder does."""
        sums, _, _, others = tier.shares
        wider = WiderArithmetic(self.arithmetic), WiderSums(self.sums)
        unanswered = Mixture([*wider, *self.templates, *self.published], BEYOND_SHARES)
        return Mixture((HandedUp(self.sums), unanswered), (sums * (not tier.answers_sums), others))

    def asked_of(self, tier: Tier, inside: Family | None = None) -> Family:
        """Questions of every kind, each with what this tier should do; `inside` may stand for its range."""
        return Mixture((inside or self.range_of(tier), self.beyond(tier)), tier.inside_and_beyond)

    def elder_answers(self) -> list[str]:
        return [answer for published in self.published for _, answer in published.rows]

    def conversations(self, tier: Tier, vocabulary: Vocabulary, family: Family) -> Conversations:
        return Conversations(vocabulary, family, self.elder_answers(), self.systems, tier.drills)
