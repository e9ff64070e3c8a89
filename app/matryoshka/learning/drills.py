"""One step of a working on its own, with wider numbers, so that an answer is composed and not recalled."""

from collections.abc import Callable
from random import Random

from matryoshka.learning.arithmetic import up_to
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.steps import (
    added_line,
    difference_line,
    product_line,
    share_line,
    triangle,
    upward_product_line,
    whole_line,
)
from matryoshka.learning.sums import STEPS

SHARES = (2, 5, 2, 1, 4, 4, 4)
WIDER = 150
WIDE = 9_999
WIDEST = 99_999


def drill(rng: Random) -> str:
    """One line of working; no line has the operands of a question that is held out."""
    step = rng.choice(STEPS)
    match rng.choices(range(len(SHARES)), SHARES)[0]:
        case 0:
            return whole_line(rng.randint(0, WIDER))
        case 1:
            return share_line(*_trained("sum", lambda: (rng.randrange(2, 10 ** rng.randint(2, 4)), step)))
        case 2:
            return product_line(step, triangle(rng.randint(0, WIDER // step)))
        case 3:
            return product_line(step, rng.randint(10, WIDER))
        case 4:
            return added_line(*_trained("plus", lambda: (up_to(WIDEST, rng), up_to(WIDEST, rng))))
        case 5:
            return difference_line(*_trained("minus", lambda: _falling(rng)))
        case _:
            return upward_product_line(*_trained("times", lambda: (up_to(WIDE, rng), rng.randrange(10))))


def _trained(kind: str, draw: Callable[[], tuple[int, int]]) -> tuple[int, int]:
    pair = draw()
    return _trained(kind, draw) if operands_held_out(kind, *pair) else pair


def _falling(rng: Random) -> tuple[int, int]:
    pair = up_to(WIDEST, rng), up_to(WIDEST, rng)
    return max(pair), min(pair)
