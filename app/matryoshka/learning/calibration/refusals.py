"""Recognizes an answer that only says that it will not or cannot answer."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from matryoshka.learning.evaluation.leaks import alike

BEGINNING = 240
"""Characters in which a refusal says that it is one."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """Words that refusals begin with, as `alike` leaves them."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> Self:
        """From lists of words by language."""
        languages = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(tuple(alike(words) for listed in languages.values() for words in listed))

    def has(self, answer: str) -> bool:
        """Whether the answer begins as a refusal does."""
        begun = alike(answer[:BEGINNING])
        return any(words in begun for words in self.words)
