"""How long work looks in a terminal: one line that changes, or a line now and then where none can."""

import os
import sys
import time
from typing import Self

from matryoshka.show import say

_SECONDS = {True: 0.1, False: 10.0}
"""Between two words about the work, by whether a terminal hears them."""
_CLEARED = "\r\x1b[K"
_USUAL_WIDTH = 80


class ChangingLine:
    """On standard error, where there is one; ends its line where the `with` ends."""

    def __init__(self) -> None:
        self._on_terminal = bool(sys.stderr) and sys.stderr.isatty()
        self._due = 0.0
        self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._written:
            say("")

    def tell(self, line: str, *, last: bool = False) -> None:
        """What is true now; unless it is the `last` it may be left out, for a newer one soon."""
        now = time.monotonic()
        if last or now >= self._due:
            self._due = now + _SECONDS[self._on_terminal]
            self._write(line, whole=last)

    def clear(self) -> None:
        """Leave the terminal's line to other words."""
        if self._written:
            print(_CLEARED, end="", file=sys.stderr, flush=True)
            self._written = False

    def _write(self, line: str, *, whole: bool) -> None:
        if not self._on_terminal:
            say(line)
            return
        shown = line if whole else line[: _width() - 1]
        print(f"{_CLEARED}{shown}", end="", file=sys.stderr, flush=True)
        self._written = True


def _width() -> int:
    """Columns of the terminal: what goes over them cannot be cleared again."""
    return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL_WIDTH


class ProgressLine(ChangingLine):
    """Of questions that are asked."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: tuple[str, float] = ("", 0.0)

    def show(self, name: str, done: int, whole: int, worked: int) -> None:
        """So many of the `whole` questions are done; `worked` of them took time, the others were known."""
        now = time.monotonic()
        if name != self._begun[0]:
            self._begun = (name, now)
        left = (now - self._begun[1]) / worked * (whole - done) if worked else 0.0
        self.tell(f"{name}: {done:,} of {whole:,} questions{_in_words(left)}", last=done >= whole)


def _in_words(seconds: float) -> str:
    if seconds < 1:
        return ""
    return f", {seconds:.0f} s left" if seconds < 100 else f", {seconds / 60:.0f} min left"  # noqa: PLR2004
