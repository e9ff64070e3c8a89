"""A stretch of Markdown that can be read alone."""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import indent


class Kind(StrEnum):
    PROSE = "prose"
    ITEM = "item"
    NOTE = "note"
    """A footnote."""
    CODE = "code"
    RULE = "rule"
    FORMULA = "formula"
    """On lines of its own, with its marks; where they turn out not to be whole it is prose."""
    PLAIN = "plain"
    """Too long to be read as Markdown in the time of a frame: shown as it was written."""


@dataclass(frozen=True, slots=True)
class Section:
    """As it was written, code without its fences; `open` while more may come."""

    kind: Kind
    text: str
    language: str = ""
    open: bool = False
    number: int | None = None
    """Of an item in a numbered list, counted on from what the first says; of a piece or a note, from 1."""
    within: tuple[int, ...] = ()
    """The columns at which the list items begin that it stands in, code or what follows it there."""

    def placed(self, text: str) -> str:
        """`text`, which is Markdown of it, as far from the left as its items are."""
        return indent(text, " " * self.within[-1]) if self.within else text
