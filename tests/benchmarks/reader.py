"""Prints what a screen reader finds in the real window: roles and names, as a tree.

`xvfb-run -a dbus-run-session -- python -m benchmarks.reader`, from the folder `tests`.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support.at_spi import begin_to_read, programs, tree

_PATIENCE = 60.0
"""Seconds until the window must have told of itself."""
_HERE = Path(__file__).parents[1]


def main() -> None:
    ways = os.pathsep.join((str(_HERE), str(_HERE.parent), str(_HERE.parent / "app")))
    wishes = {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": ways}
    begin_to_read()
    with (
        tempfile.TemporaryDirectory() as home,
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reader_window", home],
            env=os.environ | wishes,
            stdout=subprocess.PIPE,
        ) as window,
    ):
        if window.stdout and window.stdout.readline():
            _wait()
            for node in tree():
                sys.stdout.write(f"{node}\n")
        window.kill()


def _wait() -> None:
    end = time.monotonic() + _PATIENCE
    while not programs() and time.monotonic() < end:
        time.sleep(0.05)


if __name__ == "__main__":
    main()
