"""Numbers for questions just beyond the range, each with what is right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

# Numbers after which Russian counts every thing in the same form: 5 яблок, 11 яблок, 38 яблок.
COUNTED = tuple(n for n in range(5, 100) if n in range(11, 15) or n % 10 not in range(1, 5))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The numbers of one question in the order of {a}, {b} and {c}, and what is right."""

    numbers: Sequence[int | Decimal | str]
    answer: int | Decimal | str


def _sum(rng: Random) -> Drawn:
    a, b, c = (rng.randint(0, 99) for _ in range(3))
    return Drawn((a, b, c), a + b + c)


def _less(rng: Random) -> Drawn:
    b, c = rng.randint(1, 40), rng.randint(1, 40)
    a = rng.randint(b + c, 99)
    return Drawn((a, b, c), a - b - c)


def _mixed(rng: Random) -> Drawn:
    a, b = rng.randint(1, 99), rng.randint(1, 99)
    c = rng.randint(1, a + b)
    return Drawn((a, b, c), a + b - c)


def _product(rng: Random) -> Drawn:
    a, b, c = (rng.randint(2, 20) for _ in range(3))
    return Drawn((a, b, c), a * b * c)


def _decimal_plus(rng: Random) -> Drawn:
    a, b = _decimal(rng), _decimal(rng)
    return Drawn((a, b), a + b)


def _decimal_minus(rng: Random) -> Drawn:
    b, a = sorted((_decimal(rng), _decimal(rng)))
    return Drawn((a, b), a - b)


def _decimal_times(rng: Random) -> Drawn:
    a, b = _decimal(rng), rng.randint(2, 20)
    return Drawn((a, b), a * b)


def _to_base(form: str) -> Callable[[Random], Drawn]:
    def draw(rng: Random) -> Drawn:
        number = rng.randint(10, 255)
        return Drawn((number,), format(number, form))

    return draw


def _from_binary(rng: Random) -> Drawn:
    number = rng.randint(10, 255)
    return Drawn((f"{number:b}",), number)


def _from_hexadecimal(rng: Random) -> Drawn:
    # Never digits alone: 0x43 may be read as nought times 43.
    number = rng.choice([n for n in range(10, 256) if not f"{n:x}".isdigit()])
    return Drawn((f"{number:x}",), number)


def _power(powers: Sequence[int]) -> Callable[[Random], Drawn]:
    def draw(rng: Random) -> Drawn:
        base, power = rng.randint(2, 30), rng.choice(powers)
        return Drawn((base, power), base**power)

    return draw


def _root(rng: Random) -> Drawn:
    root = rng.randint(2, 40)
    return Drawn((root * root,), root)


def _quotient(rng: Random) -> Drawn:
    quotient, b = rng.randint(2, 99), rng.randint(5, 20)
    return Drawn((quotient * b, b), quotient)


def _remainder(rng: Random) -> Drawn:
    a, b = rng.randint(20, 999), rng.randint(3, 19)
    return Drawn((a, b), a % b)


def _gain(rng: Random) -> Drawn:
    a, b = rng.choice(COUNTED), rng.choice(COUNTED)
    return Drawn((a, b), a + b)


def _loss(rng: Random) -> Drawn:
    b, a = sorted(rng.sample(COUNTED, 2))
    return Drawn((a, b), a - b)


def _groups(rng: Random) -> Drawn:
    a, b = rng.choice(COUNTED), rng.choice(COUNTED)
    return Drawn((a, b), a * b)


def _decimal(rng: Random) -> Decimal:
    """A number that is not whole, with one or two places."""
    parts = rng.choice((10, 100))
    return rng.randint(0, 99) + Decimal(rng.randint(1, parts - 1)) / parts


KINDS: Mapping[str, Callable[[Random], Drawn]] = {
    "three operands.sum": _sum,
    "three operands.less": _less,
    "three operands.mixed": _mixed,
    "three operands.product": _product,
    "decimals.plus": _decimal_plus,
    "decimals.minus": _decimal_minus,
    "decimals.times": _decimal_times,
    "bases.to_binary": _to_base("b"),
    "bases.from_binary": _from_binary,
    "bases.to_hexadecimal": _to_base("x"),
    "bases.from_hexadecimal": _from_hexadecimal,
    "powers.square": _power((2,)),
    "powers.cube": _power((3,)),
    "powers.power": _power((4, 5, 6, 7, 8, 9)),
    "powers.root": _root,
    "division.quotient": _quotient,
    "division.remainder": _remainder,
    "story.gain": _gain,
    "story.loss": _loss,
    "story.groups": _groups,
}
