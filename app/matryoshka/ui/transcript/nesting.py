"""Where code within a list item stands: it is a section of its own, and so is what follows it there."""

import re
from collections.abc import Sequence

from matryoshka.ui.transcript.columns import indent_of

ITEM = re.compile(r" {0,3}([-+*]|\d{1,9}[.)])(?: {1,4}(?=\S)| (?= {4})|[ \t]*$)")
_FENCED = re.compile(r"^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])[ \t]+)*(?:`{3}|~{3})", re.MULTILINE)


def place_in(item: Sequence[str], line: str) -> tuple[int, ...]:
    """The columns at which the items begin that hold `line`, the first of `item`'s own included.

    Nothing where the line belongs to none of them, or where a fence in the item makes that a guess.
    """
    if _FENCED.search("\n".join(item)):
        return ()
    columns = _columns(item)
    return tuple(column for column in columns if column <= indent_of(line))


def still_in(within: Sequence[int], line: str) -> tuple[int, ...]:
    """Which of these columns a line still belongs to; an empty one leaves none of them."""
    return tuple(column for column in within if not line.strip() or column <= indent_of(line))


def _columns(item: Sequence[str]) -> list[int]:
    """Where the text of each item begins that is open after these lines, from the outermost."""
    columns: list[int] = []
    for line in filter(str.strip, item):
        columns = [*columns[:1], *still_in(columns[1:], line)]
        start = columns[-1] if columns else 0
        while indent_of(line) >= start and (found := ITEM.match(line.expandtabs(4)[start:])):
            start += found.end()
            columns.append(start)
    return columns
