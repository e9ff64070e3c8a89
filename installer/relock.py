"""Writes all locks anew from pyproject.toml and the .in files: hashes for every system, no addresses."""

import sys
import tempfile
from pathlib import Path

from installer import child, places
from installer.say import step

OPTIONS = (
    *("--universal", "--upgrade", "--python-version", "3.11", "--generate-hashes", "--no-config"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
)
OTHERS = (places.BUILD_LOCK, places.BUNDLE_LOCK)


def renew() -> int:
    with tempfile.TemporaryDirectory() as folder, step("Renewing the locks") as current:
        tools = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        child.run([sys.executable, "-m", "venv", folder], current)
        child.run([str(tools / "python"), "-m", "pip", "install", "uv"], current)
        compiling = [str(tools / "uv"), "pip", "compile", *OPTIONS]
        child.run([*compiling, "--extra", "dev", str(places.PYPROJECT), "-o", str(places.LOCK)], current)
        same = ["-c", str(places.LOCK)]
        for other in OTHERS:
            child.run([*compiling, *same, str(other.with_suffix(".in")), "-o", str(other)], current)
    return 0
