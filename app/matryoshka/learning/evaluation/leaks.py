"""Finds questions that the training of the built-in tiers may have shown.

The literal training texts are made anew from the folder they stand in: questions that others published,
wordings of small talk, and templates without a slot. What is composed with numbers is kept apart by its
operands instead (`holdout`), and is not looked for here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.learning.beyond import HELD_OUT_ONE_IN, SLOT
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import Flaw, Remark
from matryoshka.learning.material import Material

WORDS = 13
"""Overlap as GPT-3's authors counted it (Brown et al. 2020, appendix C); shorter texts must be equal."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Training texts to compare with: as they are, `plain`, and every run of 13 words of theirs."""

    texts: frozenset[str]
    runs: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Trained":
        known = frozenset(map(_alike, texts))
        return cls(known, frozenset(run for text in known for run in _runs(text)))

    @classmethod
    def read(cls, folder: Path) -> "Trained":
        """The literal texts of the built-in tiers' training."""
        return cls.of(_literal(Material.read(folder)))

    def remarks(self, exercises: Sequence[Exercise]) -> list[Remark]:
        """One for each question that is a training text, or shares 13 words in a row with one."""
        found = ((exercise.line, self._leak(_alike(exercise.text))) for exercise in exercises)
        return [Remark(line, Flaw.LEAKED, leak) for line, leak in found if leak]

    def _leak(self, text: str) -> str | None:
        if text in self.texts:
            return "a training text"
        shared = next((run for run in _runs(text) if run in self.runs), None)
        return f"shares “{shared}” with a training text" if shared else None


def _literal(material: Material) -> Iterator[str]:
    for published in material.published:
        for number, (question, _) in enumerate(published.rows):
            if number % HELD_OUT_ONE_IN:
                yield question
    for intent in material.small_talk.intents:
        yield from intent.trained
    for book in material.templates:
        yield from (text for texts in book.trained.values() for text in texts if not SLOT.search(text))


def _alike(text: str) -> str:
    return plain(text).replace("ё", "е").replace("’", "'")


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text)
    for start in range(len(words) - WORDS + 1):
        yield " ".join(words[start : start + WORDS])
