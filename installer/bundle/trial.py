"""Tries a bundle: its own self-test, its size, and how long it takes to start."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installer.bundle.freeze import program
from installer.say import Trouble, say

ROUNDS = 3
STARTS = {"to its version": ["--version"], "to the answer of 2+2": ["ask", "2+2"]}


def self_test(folder: Path) -> None:
    """Raises `Trouble` where the bundle does not pass."""
    said = ran(folder, ["--self-test"])
    say(said.stdout.rstrip())
    if said.returncode:
        raise Trouble("The bundle does not pass its self-test.", said.stderr)


def measure(folder: Path) -> None:
    """Say how large it is, and the quickest of some starts each."""
    say(f"The program takes {size(folder) / 1e6:.0f} MB on disk.")
    for what, arguments in STARTS.items():
        say(f"From its start {what}: {min(seconds(folder, arguments) for _ in range(ROUNDS)):.2f} s")


def size(folder: Path) -> int:
    """In bytes; what has two names counts once."""
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def seconds(folder: Path, arguments: Sequence[str]) -> float:
    begun = time.monotonic()
    said = ran(folder, arguments)
    if said.returncode:
        raise Trouble(f"The bundle cannot do {' '.join(arguments)}.", said.stderr)
    return time.monotonic() - begun


def ran(folder: Path, arguments: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run the bundle with an empty home, and with nothing of this source in its way."""
    with tempfile.TemporaryDirectory() as home:
        bare = {"MATRYOSHKA_HOME": home, "QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}
        system = {
            name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "HOME") if name in os.environ
        }
        command = [str(program(folder)), *arguments]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", cwd=home, env=bare | system, check=False
        )
