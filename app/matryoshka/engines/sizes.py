"""How large a template's values are, and would become: known before they are made."""

import re
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from math import prod
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.utils import Namespace

_LARGEST = 2**26
"""What a call may come to that is given a number: a text or list so large, so many times."""
_BITS = 1024
"""Of a whole number."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What goes: `longest` is how many characters and items one value may have, in all that it holds.

    What goes not raises `SecurityError`.
    """

    longest: int

    def check(self, size: int) -> None:
        if size > self.longest:
            raise SecurityError("it makes a text or a list too large")

    def check_call(self, name: str, given: Sequence[Any]) -> None:
        """Of a function, a filter or a method, that is `given` all this."""
        match name, given:
            case (("replace" | "do_replace"), [*_, str(text), str(old), str(new)]):
                self.check(len(text) + text.count(old) * max(0, len(new) - len(old)))
            case (("format" | "format_map"), [str(text), *_]):
                self.check(sum(map(int, re.findall(r"\d{1,20}", text))))
            case (("join" | "do_join"), _):
                self.check(_joined(given))
        numbers = [abs(each) for each in given if isinstance(each, int)]
        if numbers and max(numbers) * max(map(weight, given)) > _LARGEST:
            raise SecurityError(f"it uses the number {max(numbers)} in a call")

    def check_product(self, operator: str, left: Any, right: Any) -> None:
        """Of `left * right`, or `left ** right`."""
        if isinstance(left, int) and isinstance(right, int):
            bits = (
                left.bit_length() * abs(right) if operator == "**" else left.bit_length() + right.bit_length()
            )
            if bits > _BITS:
                raise SecurityError("it makes a number too large")
        elif isinstance(left, int):
            self.check(weight(right) * left)
        elif isinstance(right, int):
            self.check(weight(left) * right)


def weight(value: Any, known: dict[int, int] | None = None) -> int:
    """Characters and items, each counted as often as it would be written out."""
    if isinstance(value, str):
        return len(value)
    held = _held(value)
    if not held:
        return 1
    known = {} if known is None else known
    if id(value) not in known:
        known[id(value)] = 0  # what holds itself is not written twice
        known[id(value)] = 1 + sum(weight(each, known) for each in held)
    return known[id(value)]


def _joined(given: Sequence[Any]) -> int:
    """Of the items of one with the text of the other between; which comes first differs."""
    sized = [each for each in given if isinstance(each, Sized)]
    return sum(map(weight, sized)) + prod(map(len, sized))


def _held(value: Any) -> Iterable[Any]:
    match value:
        case Namespace():
            return list(object.__getattribute__(value, "_Namespace__attrs").values())
        case Mapping():
            return [*value.keys(), *value.values()]
        case list() | tuple():
            return value
        case _:
            return ()
