"""A changing line keeps to its line of the terminal, and leaves it to others."""

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr

import pytest

from matryoshka.progress import ChangingLine
from support.terminals import all_of

if sys.platform != "win32":
    import fcntl
    import struct
    import termios


def shown(work: Callable[[ChangingLine], None]) -> str:
    """What a terminal of 40 columns is sent."""
    if sys.platform == "win32":
        pytest.skip("there are no such terminals")
    screen, side = os.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 40, 0, 0))
    with os.fdopen(side, "w", encoding="utf-8") as stream, redirect_stderr(stream), ChangingLine() as line:
        work(line)
    return all_of(screen)


def test_what_is_too_long_for_the_terminal_is_cut_unless_it_stays() -> None:
    def work(line: ChangingLine) -> None:
        line.tell("x" * 100)
        line.tell("y" * 100, last=True)

    sent = shown(work)
    assert (sent.count("x"), sent.count("y")) == (39, 100)


def test_a_cleared_line_is_empty_for_other_words() -> None:
    def work(line: ChangingLine) -> None:
        line.tell("half")
        line.clear()

    assert shown(work).endswith("half\r\x1b[K")
