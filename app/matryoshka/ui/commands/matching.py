"""How well what is typed fits a name: all its letters in their order, best where words begin."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def ranked(typed: str, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Those that fit, the best first; things that fit alike stay in their order."""
    found = [(score, thing) for thing in things if (score := fit(typed, name(thing))) is not None]
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


LOOSE = 3
"""How badly a name fits that has only the letters in their order."""


def fit(typed: str, name: str) -> int | None:
    """0 is best; None where not every letter is there in its order."""
    wanted, name = typed.casefold().split(), name.casefold()
    words = name.split()
    if all(any(word.startswith(each) for word in words) for each in wanted):
        return 0 if name.startswith("".join(wanted[:1])) else 1
    if " ".join(wanted) in name:
        return 2
    return LOOSE if _in_order("".join(wanted), name) else None


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
