"""All training texts of the built-in tiers, as families of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.learning.arithmetic import Arithmetic
from matryoshka.learning.beyond import PUBLISHED, Published, Templates
from matryoshka.learning.chance import seeded
from matryoshka.learning.questions import Family, HandedUp, Mixture, Split
from matryoshka.learning.smalltalk import SmallTalk
from matryoshka.learning.sums import Sums
from matryoshka.learning.tiers import Tier
from matryoshka.learning.wider import WiderArithmetic, WiderSums

BEYOND_SHARES = (4, 2, 8, 8, 1.5, 1, 0.5, 0.3)
TEXTS_A_FAMILY = 2000


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

    def texts(self) -> list[str]:
        """Texts of every kind, for a new vocabulary to be learned from."""
        rng = seeded("texts")
        families: list[Family] = [self.arithmetic, self.sums, self.small_talk, *self.templates]
        asked = [family.ask(rng, Split.TRAINING) for family in families for _ in range(TEXTS_A_FAMILY)]
        said = [text for question in asked for text in (question.text, question.working, question.answer)]
        return said + [text for published in self.published for row in published.rows for text in row]
