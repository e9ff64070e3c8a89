"""Questions that look like those in range and lie just beyond it, for exams alone."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from matryoshka.learning.chance import happens
from matryoshka.learning.near_miss_numbers import KINDS
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.wording import LANGUAGES, typed


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Families of near misses: of each family its kinds, of each kind its wordings by language."""

    wordings: Mapping[str, Mapping[str, Mapping[str, list[str]]]]

    @classmethod
    def read(cls, folder: Path) -> "NearMisses":
        return cls(tomllib.loads((folder / "near_misses.toml").read_text(encoding="utf-8")))

    def ask(self, rng: Random, split: Split) -> Question:
        """A question of any family and language; raises ValueError where it would be trained on."""
        if split is Split.TRAINING:
            raise ValueError("near misses are for exams and never for training")
        family = rng.choice(sorted(self.wordings))
        kind, language = rng.choice(sorted(self.wordings[family])), rng.choice(LANGUAGES)
        drawn = KINDS[f"{family}.{kind}"](rng)
        with_commas = family == "decimals" and language == "ru" and happens(rng, 0.6)
        shown = [str(n).replace(".", ",") if with_commas else str(n) for n in drawn.numbers]
        wording = rng.choice(self.wordings[family][kind][language])
        text = wording.format(**dict(zip("abc", shown, strict=False)))
        return Question(typed(text, rng), _written(drawn.answer), family)


def _written(answer: int | Decimal | str) -> tuple[str, ...]:
    """Every way the answer is written: decimals with a point or a comma."""
    text = f"{answer.normalize():f}" if isinstance(answer, Decimal) else str(answer)
    return (text, text.replace(".", ",")) if "." in text else (text,)
