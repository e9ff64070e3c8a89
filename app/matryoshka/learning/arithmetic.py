"""Sums, differences and products of small numbers, in signs and in words, English and Russian."""

import operator
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from matryoshka.learning.chance import happens
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.wording import cased, ended

OPERATIONS: Mapping[str, Callable[[int, int], int]] = {
    "plus": operator.add,
    "minus": operator.sub,
    "times": operator.mul,
}
SHARES = (9, 9, 4)
LARGEST = {"plus": 99, "minus": 99, "times": 9}
GAPS = (" ", " ", "", "")
SIGN_ENDINGS = ("", "", "", "", "=", " =", "= ?", "=?", " = ?", "?", " ?", ".")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The family of two operands and one operation."""

    wordings: Mapping[str, Mapping[str, list[str]]]

    @classmethod
    def read(cls, folder: Path) -> "Arithmetic":
        return cls(tomllib.loads((folder / "arithmetic.toml").read_text(encoding="utf-8")))

    def ask(self, rng: Random, split: Split) -> Question:
        kind = rng.choices(tuple(OPERATIONS), SHARES)[0]
        first, second = self._operands(kind, rng, split)
        answer = str(OPERATIONS[kind](first, second))
        text = self.worded(kind, str(first), str(second), rng, split)
        return Question(text, (answer,), kind, operands=(first, second))

    def _operands(self, kind: str, rng: Random, split: Split) -> tuple[int, int]:
        while True:
            largest = LARGEST[kind] if happens(rng, 0.8) else 9
            pair = rng.randint(0, largest), rng.randint(0, largest)
            if operands_held_out(kind, *pair) == (split is Split.HELD_OUT):
                return pair

    def worded(self, kind: str, first: str, second: str, rng: Random, split: Split) -> str:
        """The question in any wording of either language."""
        language = rng.choice(("en", "ru"))
        words: Any = self.wordings[kind]
        if happens(rng, 0.15):
            return ended(cased(_filled(rng.choice(words[f"{language}_orders"]), first, second), rng), rng)
        signs = happens(rng, 0.5)
        expression = _signed(words["signs"], rng) if signs else rng.choice(words[language])
        frame = self._frame(language, rng, split) if happens(rng, 0.8) else "{e}"
        text = cased(_filled(frame.replace("{e}", expression), first, second), rng)
        return text + rng.choice(SIGN_ENDINGS) if signs else ended(text, rng)

    def _frame(self, language: str, rng: Random, split: Split) -> str:
        held_out = split is Split.HELD_OUT and happens(rng, 0.25)
        return rng.choice(self.wordings["frames"][f"{language}_held_out" if held_out else language])


def _signed(signs: list[str], rng: Random) -> str:
    gap = rng.choice(GAPS)
    return f"{{a}}{gap}{rng.choice(signs)}{gap}{{b}}"


def _filled(pattern: str, first: str, second: str) -> str:
    return pattern.replace("{a}", first).replace("{b}", second)
