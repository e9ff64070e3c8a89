"""The wordings of the range around operands just outside it, so that the numbers decide and not the words."""

from dataclasses import dataclass
from random import Random

from matryoshka.learning.arithmetic import LARGEST, OPERATIONS, Arithmetic
from matryoshka.learning.chance import happens
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.sums import LARGEST_N, STEPS, Sums
from matryoshka.learning.tokens import HANDOFF

LARGEST_STEP = 40
SIGNS = (" + ", "+", " - ", "-", " * ", "*")


@dataclass(frozen=True, slots=True)
class WiderArithmetic:
    """Operations on numbers too large, broken or negative, or on three numbers."""

    arithmetic: Arithmetic

    def ask(self, rng: Random, split: Split) -> Question:
        kind = rng.choice(tuple(OPERATIONS))
        operands = [_wide(kind, rng), _narrow(kind, rng)]
        rng.shuffle(operands)
        text = self.arithmetic.worded(kind, operands[0], operands[1], rng, split)
        return Question(text, (HANDOFF,), "wider arithmetic")


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
    return str(rng.randint(0, LARGEST[kind] if happens(rng, 0.7) else 9))


def _wide(kind: str, rng: Random) -> str:
    make = rng.choices((_chained, _broken, _negative, _larger), (30, 10, 6, 54))[0]
    return make(kind, rng)


def _chained(kind: str, rng: Random) -> str:
    return f"{_narrow(kind, rng)}{rng.choice(SIGNS)}{_narrow(kind, rng)}"


def _broken(kind: str, rng: Random) -> str:
    return f"{_narrow(kind, rng)}{rng.choice('.,')}{rng.randint(0, 9)}"


def _negative(kind: str, rng: Random) -> str:
    return f"-{rng.randint(1, LARGEST[kind])}"


def _larger(kind: str, rng: Random) -> str:
    if kind == "times" and happens(rng, 0.5):
        return str(rng.randint(LARGEST[kind] + 1, 99))
    return str(rng.randint(100, 10 ** rng.randint(3, 5)))
