"""Sums of 1 to N without every k-th number, with the working a small model can follow step by step."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matryoshka.learning.chance import happens
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.manners import Manners
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.steps import difference_line, product_line, share_line, triangle, whole_line
from matryoshka.learning.wording import cased, ended

LARGEST_N = 100
STEPS = range(2, 13)
FAMOUS_N = (10, 20, 50, 100, 100)
FEW_SHARE = 0.1
PLAIN, PLAIN_SHARE = 6, 0.1
BARE, BARE_SHARE = "{span} {cut}", 0.1
ORDERS_SHARE = 0.4
ORDINALS = {"{kth}": "en_ordinals", "{kgo}": "ru_genitive", "{koe}": "ru_neuter"}
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Sums:
    """The family of sums that leave out every k-th number."""

    wordings: Mapping[str, list[str]]
    manners: Manners

    @classmethod
    def read(cls, folder: Path) -> "Sums":
        wordings = tomllib.loads((folder / "sums.toml").read_text(encoding="utf-8"))
        return cls(wordings, Manners.read(folder))

    def ask(self, rng: Random, split: Split) -> Question:
        count, step = _operands(rng, split)
        text = self.worded(count, step, rng, split)
        answer = str(without_multiples(count, step))
        return Question(text, (answer,), "sum", working(count, step), (count, step))

    def worded(self, count: int, step: int, rng: Random, split: Split) -> str:
        """The question in any wording of either language."""
        language = rng.choice(("en", "ru"))
        held_out = split is Split.HELD_OUT and happens(rng, 0.25)
        plain = PLAIN if happens(rng, PLAIN_SHARE) else None
        cuts = self.wordings[f"{language}_held_out" if held_out else f"{language}_cuts"]
        cut = rng.choice(cuts[:plain])
        orders = happens(rng, ORDERS_SHARE)
        frames = self.wordings[f"{language}_orders" if orders else f"{language}_frames"]
        frame = BARE if happens(rng, BARE_SHARE) else rng.choice(frames[:plain])
        span = rng.choice(self.wordings[f"{language}_spans"][:plain])
        text = frame.replace("{span_acc}", _accusative(span)).replace("{span}", span).replace("{cut}", cut)
        text = self._with_ordinals(text, step, rng).replace("{n}", str(count)).replace("{k}", str(step))
        return ended(cased(self.manners.around(text, language, rng), rng), rng)

    def _with_ordinals(self, text: str, step: int, rng: Random) -> str:
        forms = {"{kth}": english_ordinal(step), "{kgo}": f"{step}-го", "{koe}": f"{step}-е"}
        if step in STEPS and happens(rng, 0.5):
            forms = {mark: self.wordings[name][step - STEPS.start] for mark, name in ORDINALS.items()}
        for mark, form in forms.items():
            text = text.replace(mark, form)
        return text


def without_multiples(count: int, step: int) -> int:
    """The sum of 1..count without step, 2·step, 3·step and so on."""
    return triangle(count) - step * triangle(count // step)


def working(count: int, step: int) -> str:
    """Five lines: the whole sum, how many fall out, their sum in two steps, the difference."""
    left_out = count // step
    lines = (
        whole_line(count),
        share_line(count, step),
        whole_line(left_out),
        product_line(step, triangle(left_out)),
        difference_line(triangle(count), step * triangle(left_out)),
    )
    return "\n".join(lines)


def english_ordinal(number: int) -> str:
    """The number as English writes ranks: 2nd, 3rd, 4th."""
    in_teens = number // 10 % 10 == 1
    return f"{number}{'th' if in_teens else ENDINGS.get(number % 10, 'th')}"


def _operands(rng: Random, split: Split) -> tuple[int, int]:
    while True:
        largest = STEPS.stop if happens(rng, FEW_SHARE) else LARGEST_N
        count = rng.choice(FAMOUS_N) if happens(rng, 0.2) else rng.randint(2, largest)
        pair = count, rng.choice(STEPS)
        if operands_held_out("sum", *pair) == (split is Split.HELD_OUT):
            return pair


def _accusative(span: str) -> str:
    return span.replace("общая сумма", "общую сумму").replace("сумма", "сумму")
