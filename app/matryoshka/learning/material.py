"""All training texts of the built-in tiers, as families of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.learning.arithmetic import Arithmetic, ArithmeticWordings, LargeArithmetic
from matryoshka.learning.beyond import PUBLISHED, Published, Templates
from matryoshka.learning.chance import seeded
from matryoshka.learning.noise import Noise
from matryoshka.learning.percentages import Percentages
from matryoshka.learning.questions import ByHeart, Family, HandedUp, Mixture, Split
from matryoshka.learning.smalltalk import SmallTalk
from matryoshka.learning.sums import Sums
from matryoshka.learning.tiers import Kind, Tier
from matryoshka.learning.wider import WiderArithmetic, WiderPercentages, WiderSums
from matryoshka.learning.wording import LANGUAGES

LARGE_SHARES = (0.7, 0.3)
SPOILED_SHARES = (4, 2, 1, 2)
BEYOND_SHARES = (5, 1.5, 2, 6, 6, 1, 0.5, 10)
TEXTS_A_FAMILY = 2000


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read from the folder of training texts."""

    arithmetic: ArithmeticWordings
    sums: Sums
    small_talk: SmallTalk
    templates: Sequence[Templates]
    published: Sequence[Published]
    noise: Noise
    systems: Sequence[str]

    @classmethod
    def read(cls, folder: Path) -> "Material":
        arithmetic, sums = ArithmeticWordings.read(folder), Sums.read(folder)
        small_talk = SmallTalk.read(folder)
        templates = [Templates.read(folder / f"beyond_{tongue}.toml") for tongue in LANGUAGES]
        spoiled = Mixture([Arithmetic(arithmetic), *_large(arithmetic), sums], SPOILED_SHARES)
        return cls(
            arithmetic,
            sums,
            small_talk,
            templates,
            [Published.read(folder / name) for name in PUBLISHED],
            Noise.read(folder, spoiled, small_talk, templates),
            (folder / "systems.txt").read_text(encoding="utf-8").splitlines(),
        )

    def families(self) -> Mapping[Kind, Family]:
        """The questions of each kind, with the answers of the tier that can."""
        wider = WiderArithmetic(self.arithmetic), WiderPercentages(self.arithmetic), WiderSums(self.sums)
        return {
            Kind.TALK: self.small_talk,
            Kind.SMALL: Arithmetic(self.arithmetic),
            Kind.LARGE: Mixture(_large(self.arithmetic), LARGE_SHARES),
            Kind.SUMS: self.sums,
            Kind.BEYOND: Mixture([*wider, *self.templates, *self.published, self.noise], BEYOND_SHARES),
        }

    def range_of(self, tier: Tier) -> Family:
        """Questions this tier should answer itself."""
        return self._asked(tier, [kind for kind in Kind if kind in tier.answers])

    def above(self, tier: Tier) -> Family:
        """All other questions, with the answers of the tier that can."""
        return self._asked(tier, [kind for kind in Kind if kind not in tier.answers])

    def beyond(self, tier: Tier) -> Family:
        """Questions this tier should hand up: what only its elder answers, and what no built-in tier does."""
        return HandedUp(self.above(tier))

    def asked_of(self, tier: Tier) -> Family:
        """Questions of every kind, each with what this tier should do."""
        shares = tier.share(answered=True), tier.share(answered=False)
        return Mixture((self.range_of(tier), self.beyond(tier)), shares)

    def _asked(self, tier: Tier, kinds: Sequence[Kind]) -> Family:
        families = self.families()
        asked = Mixture([families[kind] for kind in kinds], [tier.shares[kind] for kind in kinds])
        return ByHeart(asked, tier.by_heart)

    def elder_answers(self) -> list[str]:
        return [answer for published in self.published for _, answer in published.rows]

    def texts(self) -> list[str]:
        """Texts of every kind, for a new vocabulary to be learned from."""
        rng = seeded("texts")
        families = [*self.families().values(), *self.templates]
        asked = [family.ask(rng, Split.TRAINING) for family in families for _ in range(TEXTS_A_FAMILY)]
        said = [text for question in asked for text in (question.text, question.working, question.answer)]
        return said + [text for published in self.published for row in published.rows for text in row]


def _large(wordings: ArithmeticWordings) -> tuple[Family, Family]:
    return LargeArithmetic(wordings), Percentages(wordings)
