"""What must be there that Python packages cannot bring: found before it hurts, and installed or named."""

import contextlib
import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer import child, packages
from installer.say import Trouble, say, step

LIBRARIES = tuple(name for name in packages.NAMES if ".so." in name)
TEST_PROGRAMS = ("gnome-keyring-daemon", "dbus-run-session", "xvfb-run", "xauth")
NO_SCREEN_NEEDED = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")


@dataclass(frozen=True, slots=True)
class Need:
    """Something of the system; `without` says what does not work when it is missing."""

    missing: Callable[[], list[str]]
    without: str
    essential: bool


def compiler_missing() -> list[str]:
    return [] if compiler_present() else ["a C++ compiler"]


def compiler_present() -> bool:
    if sys.platform == "darwin":
        # /usr/bin/c++ is there without the tools too, and only opens a dialogue
        tools = subprocess.run(["xcode-select", "-p"], capture_output=True, check=False)
        return tools.returncode == 0
    named = [os.environ["CXX"].split()[0]] if os.environ.get("CXX", "").strip() else []
    if any(shutil.which(name) for name in [*named, "c++", "g++", "clang++", "cl"]):
        return True
    return sys.platform == "win32" and visual_studio_present()


def visual_studio_present() -> bool:
    base = os.environ.get("ProgramFiles(x86)", r"C:\Program Files (x86)")  # noqa: SIM112 - its real name
    finder = Path(base) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not finder.exists():
        return False
    tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    asked = [str(finder), "-products", "*", "-requires", tools, "-property", "installationPath"]
    return bool(subprocess.run(asked, capture_output=True, check=False).stdout.strip())


def venv_missing() -> list[str]:
    importlib.invalidate_caches()
    there = importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    return [] if there else ["ensurepip"]


def libraries_missing(names: Sequence[str] = LIBRARIES) -> list[str]:
    """Libraries that the loader does not find, which is what Qt would tell later with a traceback."""
    return [name for name in names if not loadable(name)] if sys.platform == "linux" else []


def loadable(name: str) -> bool:
    with contextlib.suppress(OSError):
        ctypes.CDLL(name)
        return True
    return False


def test_programs_missing() -> list[str]:
    return [name for name in TEST_PROGRAMS if not shutil.which(name)] if sys.platform == "linux" else []


COMPILER = Need(compiler_missing, "llama.cpp cannot be compiled", essential=True)
ENVIRONMENT = Need(venv_missing, "Python cannot make an environment", essential=True)
WINDOW = Need(libraries_missing, "the window cannot open (Qt needs these libraries)", essential=False)
NEEDED_WINDOW = Need(libraries_missing, "the window cannot open (Qt needs these libraries)", essential=True)
TEST_PROGRAM = Need(test_programs_missing, "tests that need them are skipped", essential=False)


def satisfy(needs: Sequence[Need]) -> list[str]:
    """Install what is missing where that is ours to do; returns what was left out, as sentences."""
    where = packages.shop_here()
    missing = [name for need in needs for name in need.missing()]
    wanted = packages.packages(where, missing)
    if wanted and where is packages.Shop.APT and is_root():
        install(wanted)
    left = [(need, lacking) for need in needs if (lacking := need.missing())]
    for need, lacking in left:
        if need.essential:
            raise Trouble(sentence(need, lacking), remedy(where, lacking))
    return [f"{sentence(need, lacking)} {remedy(where, lacking)}" for need, lacking in left]


def sentence(need: Need, lacking: Sequence[str]) -> str:
    return f"Missing: {', '.join(lacking)}. Without it, {need.without}."


def remedy(where: packages.Shop, lacking: Sequence[str]) -> str:
    return f"Remedy: {packages.command(where, lacking)}"


def install(wanted: Sequence[str]) -> None:
    """Let apt-get bring what is missing; what it cannot bring is told by whoever looks next."""
    quiet = child.clean_environment(DEBIAN_FRONTEND="noninteractive")
    say(f"The system lacks {', '.join(wanted)}.")
    try:
        with step("Installing that with apt-get") as current:
            child.run(["apt-get", "update"], current, quiet)
            child.run(["apt-get", "install", "-y", "--no-install-recommends", *wanted], current, quiet)
    except child.Failed as failure:
        say(f"apt-get could not install them. {failure.title}")


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def demand_display() -> None:
    """A window needs a display; without one say so before anything is set up or opened."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(NO_SCREEN_NEEDED):
        return
    raise Trouble(
        "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open.",
        'Start it from a desktop session, ask without a window: python3 installer/dev.py run ask "2+2",\n'
        "or give it a display that nobody sees: xvfb-run -a python3 installer/dev.py run",
    )
