"""The program, run as people run it, with a ladder of their own."""

import os
import subprocess
import sys
from pathlib import Path


def write_ladder(folder: Path, **models: str) -> Path:
    """A ladder file of tiers and their model files, smallest first."""
    tiers = (f'[[tier]]\nname = "{name}"\nmodel = "{model}"\n' for name, model in models.items())
    path = folder / "ladder-of-mine.toml"
    path.write_text("".join(tiers), encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "matryoshka", *map(str, arguments)]


def environment(home: Path, **more: str) -> dict[str, str]:
    return os.environ | {"MATRYOSHKA_HOME": str(home)} | more


def run(*arguments: str | Path, home: Path, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """The whole run of one command; `more` are variables of its environment."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(home, **more),
        check=False,
    )
