"""Recognizes what training may have made of a template, by putting words and numbers into its slots."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matryoshka.learning.beyond import NUMBERS, SLOT, Templates

LONGER = {"n": (0, 9999), "big": (10_000, 9_999_999)}
"""Numbers that are drawn digit by digit."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The texts of one template: each group of `shape` holds one of the `words` for its slot."""

    shape: re.Pattern[str]
    words: tuple[frozenset[str], ...]

    def makes(self, text: str) -> bool:
        """Whether training may have shown the text, as far as the lengths of its numbers tell."""
        found = self.shape.fullmatch(text)
        return found is not None and all(map(frozenset.__contains__, self.words, found.groups()))


def filled(book: Templates) -> Iterator[Filled]:
    """Everything that training makes of the templates with slots; to be compared in lower case."""
    words = {name: frozenset(map(str.casefold, texts)) for name, texts in book.slots.items()}
    for texts in book.trained.values():
        yield from (_filled(text.casefold(), words) for text in texts if SLOT.search(text))


def _filled(text: str, words: Mapping[str, frozenset[str]]) -> Filled:
    between, names = SLOT.split(text)[::2], SLOT.findall(text)
    slots = ["(.+?)" if name in words else _digits(name) for name in names]
    shape = "".join(f"{re.escape(part)}{slot}" for part, slot in zip(between, [*slots, ""], strict=True))
    return Filled(re.compile(shape), tuple(words[name] for name in names if name in words))


def _digits(name: str) -> str:
    low, high = {**NUMBERS, **LONGER}[name]
    return rf"\d{{{len(str(low))},{len(str(high))}}}"
