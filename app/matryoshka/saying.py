"""Sentences that are English wherever they are read as text, and can still be said in another language."""

import re
from typing import Self

_FORMS = re.compile(r"\((?:([^()|]*)\|([^()|]+)|(e?s))\)")


class Said(str):
    """An English sentence that remembers its `template`, the `number` of its plural and what fills it.

    It is its own text: files, the terminal and comparisons read it as any other.
    """

    __slots__ = ("number", "template", "values")
    template: str
    number: int
    values: dict[str, object]

    def __new__(cls, template: str, number: int, values: dict[str, object]) -> Self:
        said = super().__new__(cls, english(template, number, values))
        said.template, said.number, said.values = template, number, values
        return said

    def __getnewargs__(self) -> tuple[str, int, dict[str, object]]:  # type: ignore[override]
        """What a copy is made of; more than the text that `str` tells."""
        return self.template, self.number, self.values


class Figure(str):
    """A number as English writes it, which another language may write otherwise."""

    __slots__ = ("digits", "number")
    number: float
    digits: int

    def __new__(cls, number: float, digits: int = 0) -> Self:
        """With so many `digits` after the point, and its thousands apart."""
        figure = super().__new__(cls, f"{number:,.{digits}f}")
        figure.number, figure.digits = number, digits
        return figure

    def __getnewargs__(self) -> tuple[float, int]:  # type: ignore[override]
        """What a copy is made of; more than the text that `str` tells."""
        return self.number, self.digits


def say(text: str, number: int = -1, /, **values: object) -> Said:
    """`text` with `{name}` filled by `values`; "%n" stands for a `number`, "(s)" and "(is|are)" follow it."""
    return Said(text, number, values)


def listed(parts: "list[str] | tuple[str, ...]", between: str = ", ") -> Said:
    """Parts in a row, each still to be said in another language."""
    names = [f"part{place}" for place in range(len(parts))]
    return Said(between.join(f"{{{name}}}" for name in names), -1, dict(zip(names, parts, strict=True)))


def english(text: str, number: int, values: dict[str, object]) -> str:
    if number >= 0:
        one = number == 1
        text = _FORMS.sub(lambda found: (found[1] if one else found[2] or found[3]) or "", text)
        text = text.replace("%n", f"{number:,}")
    return text.format(**values) if values else text
