"""Packs the bundle for Windows: an installer for one person, who need not be an administrator."""

import shutil
from pathlib import Path

from installer import child
from installer.bundle.about import VERSION
from installer.say import Trouble, step

SCRIPT = Path(__file__).parent / "windows" / "matryoshka.nsi"
USUAL = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def packages(folder: Path, dist: Path) -> list[Path]:
    """Not yet tried on Windows itself. Raises `Trouble` where NSIS is not installed."""
    path = dist / f"matryoshka-{VERSION}-setup.exe"
    values = {"VERSION": VERSION, "FOLDER": str(folder), "TARGET": str(path)}
    with step("Packing the installer") as current:
        child.run(
            [compiler(), *(f"-D{name}={value}" for name, value in values.items()), str(SCRIPT)], current
        )
    return [path]


def compiler() -> str:
    found = shutil.which("makensis") or (str(USUAL) if USUAL.exists() else "")
    if not found:
        raise Trouble("NSIS is not here, which makes the installer.", "winget install NSIS.NSIS")
    return found
