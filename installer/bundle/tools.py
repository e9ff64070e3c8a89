"""PyInstaller and what it needs, in a folder of their own: nothing of them is part of the program."""

import os
import shutil
from pathlib import Path

from installer import child, environment, lock, places
from installer.say import step
from installer.stamp import mark

HOME = places.ROOT / "build" / "bundle" / "tools"


def install() -> None:
    """Install what the lock names, unless that was done."""
    done = HOME / "lock.mark"
    wanted = mark(places.BUNDLE_LOCK.read_bytes())
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(HOME, ignore_errors=True)
    with step(f"Installing {len(lock.read_file(places.BUNDLE_LOCK))} tools") as current:
        options = ("--no-deps", "--require-hashes", "--target", str(HOME), "-r", str(places.BUNDLE_LOCK))
        child.run(environment.pip(*options), current)
    done.write_text(wanted, encoding="utf-8")


def python_path(*folders: Path) -> str:
    """What PYTHONPATH must be, that these are found, and in `folders` before all else."""
    return os.pathsep.join(map(str, [*folders, HOME, places.ROOT]))
