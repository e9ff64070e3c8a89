"""One line of the palette."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """`words` are what is looked for, `aside` stands at the right; `run` does it."""

    id: str
    words: str
    aside: str
    run: Callable[[], object]
