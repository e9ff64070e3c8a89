"""The benchmark of the window as a command: measures chapter after chapter, prints Markdown, writes JSON."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import qVersion

from benchmarks import blocks, opening, starting, streaming, visiting
from benchmarks.figures import Chapter
from benchmarks.report import tell
from benchmarks.setting import machine
from matryoshka.models.cores import physical_cores


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything; `rounds` is how often it is measured."""

    rounds: int = 3
    characters: int = 32_000
    """Of the answer that streams."""
    messages: int = 10_000
    """Of the conversation that is opened."""
    chats: int = 10
    """Long ones, that are visited one after another."""
    speed: int = 200
    """Tokens a second, of four characters each."""


CHAPTERS: dict[str, Callable[[Sizes], Chapter]] = {
    "streaming": lambda sizes: streaming.chapter(sizes.rounds, sizes.characters, sizes.speed),
    "blocks": lambda sizes: blocks.chapter(sizes.rounds, sizes.speed),
    "opening": lambda sizes: opening.chapter(sizes.rounds, sizes.messages),
    "starting": lambda sizes: starting.chapter(sizes.rounds),
    "visiting": lambda sizes: visiting.chapter(sizes.rounds, sizes.chats, sizes.characters),
}


def main(arguments: Sequence[str]) -> int:
    """Run the chapters that `arguments` name; targets that are missed are told, and no error."""
    asked = _parser().parse_args(arguments)
    sizes = Sizes(rounds=asked.rounds)
    chapters = [CHAPTERS[name](sizes) for name in asked.only or CHAPTERS]
    tell(chapters, f"{machine(physical_cores())}, Qt {qVersion()}", asked.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="window.py", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured (3)")
    parser.add_argument("--json", type=Path, help="where all measurements go, as JSON")
    parser.add_argument("--only", nargs="+", choices=CHAPTERS, help="only these chapters")
    return parser
