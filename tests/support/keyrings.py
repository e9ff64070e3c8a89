"""A real Secret Service that no person need unlock, and a child of ours that uses it."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null; "
_CHILD = Path(__file__).with_name("keyring_child.py")


def without_keyring(*words: str, home: Path) -> list[str]:
    """The lines of the child that does `words`, where nobody keeps secrets."""
    return _lines([sys.executable, str(_CHILD), *words], home)


def under_secret_service(*words: str, home: Path, service: str = UNLOCKED) -> list[str]:
    """The lines of the child that does `words`; the test is skipped where there is no such service."""
    return _lines(session(service + shlex.join([sys.executable, str(_CHILD), *words])), home)


def session(script: str) -> list[str]:
    """The command that runs `script` on a bus of its own; the test is skipped where it cannot."""
    if not shutil.which("gnome-keyring-daemon") or not shutil.which("dbus-run-session"):
        pytest.skip("there is no Secret Service here")
    return ["dbus-run-session", "--", "sh", "-c", script]


def _lines(command: list[str], home: Path) -> list[str]:
    folders = {"HOME": str(home), "XDG_DATA_HOME": str(home), "PATH": "/usr/bin:/bin"}
    result = subprocess.run(
        command, env=folders, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()
