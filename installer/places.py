"""Where the set-up keeps things: beside the source, and in the user's cache."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements.lock"
BUILD_LOCK = ROOT / "installer" / "build.lock"
BUNDLE_LOCK = ROOT / "installer" / "bundle.lock"
PYPROJECT = ROOT / "pyproject.toml"


def program(name: str) -> Path:
    """Where the environment keeps a program."""
    return VENV / ("Scripts" if sys.platform == "win32" else "bin") / name


def python() -> Path:
    return program("python.exe" if sys.platform == "win32" else "python")


def cache() -> Path:
    """The user's cache folder for Matryoshka, as each system wants it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "matryoshka" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "matryoshka"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "matryoshka"
