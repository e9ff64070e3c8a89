"""Questions of the range in whole wordings that no training shows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from matryoshka.learning.chance import happens
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.sums import english_ordinal
from matryoshka.learning.wording import LANGUAGES, typed

FRAMED = 0.8


@dataclass(frozen=True, slots=True)
class NewWordings:
    """A family of calculations, each put into a wording of the exam."""

    family: Family
    book: Mapping[str, Any]

    @classmethod
    def read(cls, family: Family, folder: Path) -> "NewWordings":
        return cls(family, tomllib.loads((folder / "wordings.toml").read_text(encoding="utf-8")))

    def ask(self, rng: Random, split: Split) -> Question:
        """Raises ValueError where it would be trained on."""
        if split is Split.TRAINING:
            raise ValueError("these wordings are for exams and never for training")
        question = self.family.ask(rng, split)
        language = rng.choice(LANGUAGES)
        if question.family == "sum":
            return replace(question, text=typed(self._sum(question, language, rng), rng))
        words = self.book[question.family][language]
        framed = rng.choice(words["frames"]).replace("{e}", rng.choice(words["expressions"]))
        pattern = framed if happens(rng, FRAMED) else rng.choice(words["questions"])
        first, second = map(str, question.operands)
        return replace(question, text=typed(pattern.replace("{a}", first).replace("{b}", second), rng))

    def _sum(self, question: Question, language: str, rng: Random) -> str:
        count, step = question.operands
        words = self.book["sums"][language]
        text: str = rng.choice(words["frames"]).replace("{cut}", rng.choice(words["cuts"]))
        marks = {
            "{n}": str(count),
            "{kth}": english_ordinal(step),
            "{koe}": f"{step}-е",
            "{kgo}": f"{step}-го",
        }
        for mark, written in marks.items():
            text = text.replace(mark, written)
        return text
