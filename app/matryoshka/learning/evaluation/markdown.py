"""Figures as Markdown: with their intervals, in tables whose columns line up."""

from collections.abc import Iterable, Sequence

from matryoshka.learning.evaluation.bootstrap import Difference, Estimate

UNDEFINED = "–"


def percent(found: Estimate) -> str:
    return number(found, 1, 100)


def number(found: Estimate | None, digits: int = 3, scale: float = 1.0) -> str:
    if found is None or found["value"] is None or found["low"] is None or found["high"] is None:
        return UNDEFINED
    value, low, high = (
        f"{scale * part:.{digits}f}" for part in (found["value"], found["low"], found["high"])
    )
    return f"{value} [{low}, {high}]"


def difference(found: Difference, digits: int = 3, scale: float = 1.0) -> str:
    return number(found, digits, scale) + " *" * found["significant"]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns line up; the first is a name, the others are figures."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    head, *body = (_line(line, widths) for line in lines)
    rule = "|".join(["", "-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:]), ""])
    return "\n".join([head, rule, *body])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures = zip(cells, widths, strict=True)
    return "| " + " | ".join([name[0].ljust(name[1]), *(cell.rjust(width) for cell, width in figures)]) + " |"
