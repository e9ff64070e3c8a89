"""The benchmark as a command: measures chapter after chapter, prints Markdown, writes JSON."""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.say import Trouble, say

from benchmarks import escalating, memory, overhead, turns, writing
from benchmarks.figures import Chapter
from benchmarks.report import tell
from benchmarks.setting import Setting, machine
from matryoshka.models.cores import physical_cores

CHAPTERS: dict[str, Callable[[Setting], Chapter]] = {
    "writing": writing.chapter,
    "overhead": overhead.chapter,
    "turns": turns.chapter,
    "escalating": escalating.chapter,
    "memory": memory.chapter,
}


def main(arguments: Sequence[str]) -> int:
    """Run the chapters that `arguments` name; targets that are missed are told, and no error."""
    asked = _parser().parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    setting = Setting(asked.folder.resolve(), asked.threads, asked.pairs)
    try:
        chapters = [CHAPTERS[name](setting) for name in asked.only or CHAPTERS]
    except Trouble as trouble:
        say(f"{trouble.title}\n{trouble.remedy}")
        return 1
    tell(chapters, machine(setting.threads), asked.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="engine.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=7, help="how often every side is measured (7)")
    parser.add_argument("--json", type=Path, help="where all measurements go, as JSON")
    parser.add_argument("--only", nargs="+", choices=CHAPTERS, help="only these chapters")
    parser.add_argument("--threads", type=int, default=physical_cores(), help="of every side")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "matryoshka-benchmark",
        help="keeps the models and llama.cpp's programs for the next time",
    )
    return parser
