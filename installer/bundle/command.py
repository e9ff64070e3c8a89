"""Makes the bundle step by step, tries it, and packs it for the system that this runs on."""

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from installer import environment, needs, places
from installer.bundle import freeze, linux_packages, mac_packages, tools, trial, windows_packages
from installer.command import interrupt, told
from installer.say import Trouble, say

USAGE = """\
Usage: python3 installer/build.py            makes the program for others: a folder, and packages
       python3 installer/build.py --folder   the folder alone
"""
DIST = places.ROOT / "dist"
PACKAGES: dict[str, Callable[[Path, Path], list[Path]]] = {
    "linux": linux_packages.packages,
    "darwin": mac_packages.packages,
    "win32": windows_packages.packages,
}


def main(arguments: Sequence[str]) -> int:
    """The value is the exit status; whatever the world does wrong ends as a sentence and a remedy."""
    signal.signal(signal.SIGTERM, interrupt)
    if list(arguments) not in ([], ["--folder"]):
        say(USAGE)
        return 0 if list(arguments) in (["--help"], ["-h"]) else 2
    try:
        make(packed=not arguments)
    except Trouble as trouble:
        say(f"\n{trouble.title}\n{trouble.remedy}".rstrip())
    except OSError as cause:
        say(f"\n{told(cause)}")
    except KeyboardInterrupt:
        say("\nStopped. What is finished stays; the same command goes on from there.")
        return 130
    else:
        return 0
    return 1


def make(*, packed: bool) -> None:
    environment.prepare(environment.Wish(), [needs.COMPILER, needs.WINDOW])
    tools.install()
    folder = freeze.freeze()
    trial.self_test(folder)
    trial.measure(folder)
    say(f"The program: {folder}")
    if packed:
        DIST.mkdir(exist_ok=True)
        for path in PACKAGES[sys.platform](folder, DIST):
            say(f"{path.stat().st_size / 1e6:.0f} MB: {path}")
