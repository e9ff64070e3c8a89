"""Whom a run of the program speaks with, its child processes too."""

import os
from pathlib import Path

_HOOK = """
import os, sys

def hear(event, arguments):
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        tell(f"connect {arguments[1][0]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0]:
        tell(f"look up {arguments[0]}")

def tell(line):
    with open(os.environ["HEARD"], "a", encoding="utf-8") as file:
        file.write(line + "\\n")

sys.addaudithook(hear)
"""


def watched(folder: Path) -> dict[str, str]:
    """The environment in which every Python notes with whom it connects, sockets of this system aside."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder), *([known] if known else [])])
    return {"PYTHONPATH": path, "HEARD": str(folder / "heard")}


def heard(folder: Path) -> list[str]:
    """With whom, in order."""
    file = folder / "heard"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
