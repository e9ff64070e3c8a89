"""Sums, differences and products of whole numbers, in signs and in words, English and Russian."""

import operator
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from matryoshka.learning.chance import happens
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.manners import Manners
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.wording import LANGUAGES, cased, ended, usual
from matryoshka.learning.working import working

OPERATIONS: Mapping[str, Callable[[int, int], int]] = {
    "plus": operator.add,
    "minus": operator.sub,
    "times": operator.mul,
}
SMALL = {"plus": 99, "minus": 99, "times": 9}
LARGE = {"plus": 9999, "minus": 9999, "times": 99}
SMALL_SHARES = (9, 9, 4)
LARGE_SHARES = (2, 3, 3)
GAPS = (" ", " ", "", "")
SIGN_ENDINGS = ("", "", "", "", "=", " =", "= ?", "=?", " = ?", "?", " ?", ".")


@dataclass(frozen=True, slots=True)
class ArithmeticWordings:
    """How two operands of each kind are put into a question."""

    book: Mapping[str, Any]
    manners: Manners

    @classmethod
    def read(cls, folder: Path) -> "ArithmeticWordings":
        book = tomllib.loads((folder / "arithmetic.toml").read_text(encoding="utf-8"))
        return cls(book, Manners.read(folder))

    def worded(self, kind: str, operands: Sequence[object], language: str, rng: Random, split: Split) -> str:
        """A question of this kind about two operands, in any wording of the language."""
        words = self.book[kind]
        signs = "signs" in words and happens(rng, 0.45)
        expression = _signed(words["signs"], rng) if signs else usual(words[language], rng)
        frame = self._frame(language, rng, split) if happens(rng, 0.8) else "{e}"
        order = not signs and happens(rng, 0.3)
        pattern = usual(words[f"{language}_orders"], rng) if order else frame.replace("{e}", expression)
        bare = _filled(pattern, operands)
        text = cased(self.manners.around(bare, language, rng), rng)
        at_end = signs and text.lower().endswith(bare.lower())
        return text + rng.choice(SIGN_ENDINGS) if at_end else ended(text, rng)

    def _frame(self, language: str, rng: Random, split: Split) -> str:
        held_out = split is Split.HELD_OUT and happens(rng, 0.25)
        frames: list[str] = self.book["frames"][f"{language}_held_out" if held_out else language]
        return usual(frames, rng)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The family of + and − of 0 to 99 and × of 0 to 9."""

    wordings: ArithmeticWordings

    def ask(self, rng: Random, split: Split) -> Question:
        kind = rng.choices(tuple(OPERATIONS), SMALL_SHARES)[0]
        while True:
            largest = SMALL[kind] if happens(rng, 0.8) else 9
            pair = rng.randint(0, largest), rng.randint(0, largest)
            if operands_held_out(kind, *pair) == (split is Split.HELD_OUT):
                return _question(self.wordings, kind, pair, rng, split)


@dataclass(frozen=True, slots=True)
class LargeArithmetic:
    """The family of + and − of up to four digits and × of up to two, where one is too large for the other."""

    wordings: ArithmeticWordings

    def ask(self, rng: Random, split: Split) -> Question:
        kind = rng.choices(tuple(OPERATIONS), LARGE_SHARES)[0]
        while True:
            pair = up_to(LARGE[kind], rng), up_to(LARGE[kind], rng)
            held_out = operands_held_out(kind, *pair)
            if max(pair) > SMALL[kind] and held_out == (split is Split.HELD_OUT):
                return _question(self.wordings, kind, pair, rng, split)


def up_to(largest: int, rng: Random) -> int:
    """A number from 0 to `largest`, each count of digits about as likely, the longest more so."""
    digits = len(str(largest))
    return rng.randrange(10 ** min(digits, rng.randint(1, digits + 1)))


def _question(
    wordings: ArithmeticWordings, kind: str, pair: tuple[int, int], rng: Random, split: Split
) -> Question:
    text = wordings.worded(kind, pair, rng.choice(LANGUAGES), rng, split)
    answer = str(OPERATIONS[kind](*pair))
    return Question(text, (answer,), kind, working(kind, *pair), pair)


def _signed(signs: list[str], rng: Random) -> str:
    gap = rng.choice(GAPS)
    return f"{{a}}{gap}{rng.choice(signs)}{gap}{{b}}"


def _filled(pattern: str, operands: Sequence[object]) -> str:
    first, second = operands
    return pattern.replace("{a}", str(first)).replace("{b}", str(second))
