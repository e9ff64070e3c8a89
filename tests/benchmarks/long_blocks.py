"""Answers that are one single block: nothing of it is settled before its end."""

import random
from collections.abc import Callable

from benchmarks.long_answer import some

BLOCK, CODE = 7_900, 32_000
"""Characters: prose of more than 10,000 would be shown as it was written; code may be longer."""


def long_blocks(seed: int = 1) -> dict[str, str]:
    """One of each kind by its name."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return {
        "a bold paragraph": f"**{_filled(BLOCK, lambda: some(draw, 12), ' ')}**",
        "a list item": f"1. {_filled(BLOCK, lambda: some(draw, 12), ' ')}",
        "a table": f"| what | where |\n| --- | --- |\n{_filled(BLOCK, lambda: _cells(draw), chr(10))}",
        "a formula": f"$$\n{_filled(BLOCK, lambda: f'x_{{{draw.randint(1, 99)}}}^2', ' + ')}\n$$",
        "code": f"```python\n{_filled(CODE, lambda: _line(draw), chr(10))}\n```",
    }


def _filled(characters: int, make: Callable[[], str], between: str) -> str:
    """As many as fit."""
    parts, length = list[str](), 0
    while length + len(part := make()) + len(between) <= characters:
        parts.append(part)
        length += len(part) + len(between)
    return between.join(parts)


def _cells(draw: random.Random) -> str:
    return f"| {some(draw, 2)} | {some(draw, 4)} |"


def _line(draw: random.Random) -> str:
    return f"number = {draw.randint(1, 999)} % len({some(draw, 1)!r})  # {some(draw, 5)}"
