"""What the set-up tells: sentences on standard error, and a line that shows a long step is alive."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

BETWEEN_FRAMES = 0.2
BETWEEN_LINES = 15


class Trouble(Exception):
    """Something the world is to blame for, told as one sentence and a remedy."""

    def __init__(self, title: str, remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.remedy = remedy


def say(text: str) -> None:
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


def span(seconds: float) -> str:
    if seconds < 10:  # noqa: PLR2004 - tenths matter only below ten seconds
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


class Step:
    """One piece of work with a title, told while it goes on."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.began = self.told = time.monotonic()
        self.detail = ""
        self.live = sys.stderr.isatty()
        say_over(f"{title} ...") if self.live else say(f"{title} ...")

    @property
    def elapsed(self) -> str:
        return span(time.monotonic() - self.began)

    def tick(self, detail: str = "") -> None:
        """Show that the work goes on: often on a terminal, seldom in a log."""
        self.detail = detail or self.detail
        now = time.monotonic()
        if now - self.told < (BETWEEN_FRAMES if self.live else BETWEEN_LINES):
            return
        self.told = now
        line = f"{self.title}: {self.elapsed} {self.detail}".rstrip()
        say_over(line) if self.live else say(f"  {line}")

    def close(self, outcome: str) -> None:
        if self.live:
            say_over("")
        say(f"{self.title}: {outcome} {self.elapsed}")


def say_over(text: str) -> None:
    """Write over the line that stands on the terminal."""
    width = shutil.get_terminal_size().columns - 1
    print(f"\r{text[:width]:<{width}}\r{text[:width]}", end="", file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[Step]:
    current = Step(title)
    try:
        yield current
    except BaseException:
        current.close("stopped after")
        raise
    current.close("done in")
