"""Cuts lines into passages that are short enough to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from matryoshka.documents.document import Passage

LENGTH = 6000
"""Characters in a passage, at most: about two pages."""


@dataclass(slots=True)
class _Block:
    """Lines that stand together, the first and the last by their number."""

    first: int
    last: int = 0
    length: int = 0
    lines: list[str] = field(default_factory=list)


def numbered(lines: Iterable[str], what: str, whole: str = "") -> Iterator[Passage]:
    """Passages called “`what` 1-80”; the only one is called `whole`, where that has a name of its own."""
    blocks = list(_blocks(lines))
    for block in blocks:
        span = f"{block.first}-{block.last}" if block.last > block.first else f"{block.first}"
        name = whole if whole and len(blocks) == 1 else f"{what} {span}"
        yield Passage(name, "\n".join(block.lines))


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    block = _Block(1)
    for number, piece in _pieces(lines):
        if block.lines and block.length + len(piece) > LENGTH:
            yield block
            block = _Block(number)
        block.lines.append(piece)
        block.last, block.length = number, block.length + len(piece) + 1
    if block.lines:
        yield block


def _pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each line under its number, one that is longer than a passage in pieces."""
    for number, line in enumerate(lines, 1):
        for start in range(0, len(line) or 1, LENGTH):
            yield number, line[start : start + LENGTH]
