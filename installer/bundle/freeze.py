"""Lets PyInstaller collect the program into one folder."""

import shutil
import sys
from pathlib import Path

from installer import child, places
from installer.bundle import llama, tools
from installer.say import step

WORK = places.ROOT / "build" / "bundle"
LLAMA = WORK / "llama"
FROZEN = WORK / "frozen"
SPEC = Path(__file__).with_name("matryoshka.spec")


def freeze() -> Path:
    """The folder of the program; on a Mac the application lies beside it."""
    wheel = llama.wheel()
    llama.unpack(wheel, LLAMA)
    shutil.rmtree(FROZEN, ignore_errors=True)
    environment = child.clean_environment(
        PYTHONPATH=tools.python_path(LLAMA),
        PYTHONDONTWRITEBYTECODE="1",
        MATRYOSHKA_LLAMA=str(LLAMA),
        MATRYOSHKA_ICON=str(icon()),
    )
    folders = ["--distpath", str(FROZEN), "--workpath", str(WORK / "work")]
    command = [str(places.python()), "-m", "PyInstaller", "--noconfirm", *folders, str(SPEC)]
    with step("Collecting the program") as current:
        child.run(command, current, environment)
    slim(FROZEN / "matryoshka")
    return FROZEN / "matryoshka"


def slim(folder: Path) -> None:
    """Take what only debuggers read out of Python's own libraries; those of packages are slim."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    inside = folder / "_internal"
    libraries = [*inside.glob("libpython*.so*"), *inside.glob("python3.*/lib-dynload/*.so")]
    with step("Slimming Python") as current:
        child.run(["strip", "--strip-debug", *map(str, libraries)], current)


def icon() -> Path:
    """The icon as PNG, of which PyInstaller makes what each system takes."""
    path = WORK / "matryoshka.png"
    drawing = places.ROOT / "resources" / "icons" / "matryoshka.svg"
    command = [str(places.python()), "-m", "installer.bundle.icon", str(drawing), str(path)]
    with step("Drawing the icon") as current:
        child.run(command, current)
    return path


def program(folder: Path) -> Path:
    return folder / ("matryoshka.exe" if sys.platform == "win32" else "matryoshka")
