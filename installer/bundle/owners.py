"""Asks Debian's package system whose a file is."""

import shutil
import subprocess
from pathlib import Path


def owner(path: Path) -> str:
    """The package, or nothing; a library of /lib may be listed as one of /usr/lib, or the other way."""
    if not shutil.which("dpkg"):
        return ""
    real = str(path.resolve())
    for name in (str(path), real, real.removeprefix("/usr"), f"/usr{path}"):
        said = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if said.returncode == 0:
            return said.stdout.partition(":")[0]
    return ""
