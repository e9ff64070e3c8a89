"""Finds questions that the training of the built-in tiers may have shown.

The training texts are made anew from the folder they stand in: questions that others published, wordings of
small talk, and what is made of templates, calculations among them. What training lays around a calculation by
chance ("my friend", a typing error) is not seen through.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from matryoshka.learning.beyond import HELD_OUT_ONE_IN, SLOT
from matryoshka.learning.evaluation.calculated import Calculated
from matryoshka.learning.evaluation.filled import filled
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import Flaw, Remark
from matryoshka.learning.material import Material

WORDS = 13
"""Overlap as GPT-3's authors counted it (Brown et al. 2020, appendix C); shorter texts must be equal."""


class Maker(Protocol):
    """Something that training questions are made by."""

    def makes(self, text: str) -> bool:
        """Whether it may have made this text, which is as `alike` leaves it."""
        ...


@dataclass(frozen=True, slots=True)
class Trained:
    """Training texts to compare with: as they are, every run of 13 words of theirs, and what makes others."""

    texts: frozenset[str]
    runs: frozenset[str]
    makers: Sequence[Maker] = ()

    @classmethod
    def of(cls, texts: Iterable[str], makers: Iterable[Maker] = ()) -> "Trained":
        known = frozenset(map(alike, texts))
        return cls(known, frozenset(run for text in known for run in _runs(text)), tuple(makers))

    @classmethod
    def read(cls, folder: Path) -> "Trained":
        """From the folder of what the built-in tiers are trained with."""
        return cls.of_material(Material.read(folder))

    @classmethod
    def of_material(cls, material: Material) -> "Trained":
        templates = (each for book in material.templates for each in filled(book))
        return cls.of(_literal(material), [Calculated.of(material.arithmetic), *templates])

    def remarks(self, exercises: Sequence[Exercise]) -> list[Remark]:
        """One for each question that has a `leak`."""
        found = ((exercise.line, self.leak(exercise.text)) for exercise in exercises)
        return [Remark(line, Flaw.LEAKED, leak) for line, leak in found if leak]

    def leak(self, question: str) -> str | None:
        """How training may have shown the question, or 13 words in a row of it; None where it did not."""
        text = alike(question)
        if text in self.texts:
            return "a training text"
        if any(maker.makes(text) for maker in self.makers):
            return "a template of training makes it"
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


def alike(text: str) -> str:
    """The text as far as case, end marks, ё and the shape of apostrophes leave it the same."""
    return plain(text).replace("ё", "е").replace("’", "'")


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text)
    for start in range(len(words) - WORDS + 1):
        yield " ".join(words[start : start + WORDS])
