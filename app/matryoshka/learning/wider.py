"""The wordings of the range around operands just outside it, so that the numbers decide and not the words."""

from dataclasses import dataclass
from random import Random

from matryoshka.learning.arithmetic import LARGE, OPERATIONS, SMALL, ArithmeticWordings, up_to
from matryoshka.learning.chance import happens
from matryoshka.learning.percentages import KIND, LARGEST_SHARE, LARGEST_WHOLE
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.sums import LARGEST_N, STEPS, Sums
from matryoshka.learning.tokens import HANDOFF
from matryoshka.learning.wording import LANGUAGES

LARGEST_STEP = 40
SIGNS = (" + ", "+", " - ", "-", " * ", "*")


@dataclass(frozen=True, slots=True)
class WiderArithmetic:
    """Operations on numbers too large, broken or negative, or on three numbers."""

    wordings: ArithmeticWordings

    def ask(self, rng: Random, split: Split) -> Question:
        kind = rng.choice(tuple(OPERATIONS))
        operands = [_wide(kind, rng), _narrow(kind, rng)]
        rng.shuffle(operands)
        text = self.wordings.worded(kind, operands, rng.choice(LANGUAGES), rng, split)
        return Question(text, (HANDOFF,), kind)


@dataclass(frozen=True, slots=True)
class WiderPercentages:
    """Shares of more than a whole or broken ones, and shares of what is too large or broken."""

    wordings: ArithmeticWordings

    def ask(self, rng: Random, split: Split) -> Question:
        share, whole = str(rng.randint(1, LARGEST_SHARE)), str(rng.randint(1, LARGEST_WHOLE))
        match rng.randrange(4):
            case 0:
                share = str(rng.randint(LARGEST_SHARE + 1, 10 ** rng.randint(3, 4)))
            case 1:
                share += f"{rng.choice('.,')}{rng.randint(0, 9)}"
            case 2:
                whole = str(rng.randint(LARGEST_WHOLE + 1, 10 ** rng.randint(4, 6)))
            case _:
                whole += f"{rng.choice('.,')}{rng.randint(0, 99)}"
        text = self.wordings.worded(KIND, (share, whole), rng.choice(LANGUAGES), rng, split)
        return Question(text, (HANDOFF,), KIND)


@dataclass(frozen=True, slots=True)
class WiderSums:
    """Sums that go too far or leave out too rarely."""

    sums: Sums

    def ask(self, rng: Random, split: Split) -> Question:
        far = happens(rng, 0.6)
        count = rng.randint(LARGEST_N + 1, 10 ** rng.randint(3, 5)) if far else rng.randint(2, LARGEST_N)
        step = rng.choice(STEPS) if far else rng.randint(STEPS.stop, LARGEST_STEP)
        return Question(self.sums.worded(count, step, rng, split), (HANDOFF,), "wider sum")


def _narrow(kind: str, rng: Random) -> str:
    return str(up_to(rng.choice((SMALL, LARGE))[kind], rng))


def _wide(kind: str, rng: Random) -> str:
    make = rng.choices((_chained, _broken, _negative, _larger), (30, 10, 6, 54))[0]
    return make(kind, rng)


def _chained(kind: str, rng: Random) -> str:
    return f"{_narrow(kind, rng)}{rng.choice(SIGNS)}{_narrow(kind, rng)}"


def _broken(kind: str, rng: Random) -> str:
    return f"{_narrow(kind, rng)}{rng.choice('.,')}{rng.randint(0, 9)}"


def _negative(kind: str, rng: Random) -> str:
    return f"-{rng.randint(1, rng.choice((SMALL, LARGE))[kind])}"


def _larger(kind: str, rng: Random) -> str:
    return str(rng.randint(LARGE[kind] + 1, LARGE[kind] * 10 ** rng.randint(1, 3)))
