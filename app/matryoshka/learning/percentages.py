"""Percentages of whole numbers, in English and Russian."""

from dataclasses import dataclass
from random import Random

from matryoshka.learning.arithmetic import ArithmeticWordings, up_to
from matryoshka.learning.chance import happens
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.wording import LANGUAGES
from matryoshka.learning.working import working

KIND = "percent"
LARGEST_SHARE = 99
LARGEST_WHOLE = 999
USUAL_SHARES = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90)
POINTS = {"en": (".", ","), "ru": (",", ".")}


@dataclass(frozen=True, slots=True)
class Percentages:
    """The family of 1 to 99 % of 1 to 999: the product by hand, then the point two places to the left."""

    wordings: ArithmeticWordings

    def ask(self, rng: Random, split: Split) -> Question:
        while True:
            share, whole = _share(rng), _whole(rng)
            if operands_held_out(KIND, share, whole) == (split is Split.HELD_OUT):
                language = rng.choice(LANGUAGES)
                text = self.wordings.worded(KIND, (share, whole), language, rng, split)
                answers = hundredths(share * whole, language)
                return Question(text, answers, KIND, working(KIND, share, whole), (share, whole))


def hundredths(number: int, language: str) -> tuple[str, ...]:
    """A number of hundredths as decimals, first with the point or comma of the language."""
    whole, rest = divmod(number, 100)
    if not rest:
        return (str(whole),)
    digits = f"{rest:02}".rstrip("0")
    return tuple(f"{whole}{point}{digits}" for point in POINTS[language])


def _share(rng: Random) -> int:
    return rng.choice(USUAL_SHARES) if happens(rng, 0.5) else rng.randint(1, LARGEST_SHARE)


def _whole(rng: Random) -> int:
    if happens(rng, 0.4):
        return rng.randint(1, LARGEST_WHOLE // 10) * 10
    return max(1, up_to(LARGEST_WHOLE, rng))
