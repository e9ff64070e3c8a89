"""Stillness is wished by the desktop or by a variable."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PORTAL = Path(__file__).with_name("portal_child.py")


def run(program: list[str], **variables: str) -> str:
    result = subprocess.run(
        [*program, sys.executable, str(PORTAL), variables.pop("animations")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return result.stdout


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a session bus")
@pytest.mark.parametrize(("animations", "found"), [("off", "still"), ("on", "moving")])
def test_the_desktop_is_asked(animations: str, found: str) -> None:
    assert run(["dbus-run-session", "--"], animations=animations) == found


@pytest.mark.parametrize(("wish", "found"), [("1", "still"), ("0", "moving")])
def test_a_variable_decides(wish: str, found: str) -> None:
    assert run([], animations="off", MATRYOSHKA_REDUCED_MOTION=wish) == found
