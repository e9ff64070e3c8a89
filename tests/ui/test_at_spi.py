"""A screen reader of the Linux desktop finds the conversation in the real window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
TOOLS = ("xvfb-run", "dbus-run-session")
WISH = "MATRYOSHKA_TEST_READER"
"""Set it to 1 to run this: the desktop's own registry does not answer at every start."""
BRIDGE = Path("/usr/libexec/at-spi-bus-launcher")


@pytest.mark.skipif(os.environ.get(WISH) != "1", reason=f"asks the desktop's registry; {WISH}=1 runs it")
@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="needs Xvfb and a session bus")
@pytest.mark.skipif(not BRIDGE.exists(), reason="needs at-spi2-core")
def test_a_reader_finds_question_answer_hand_off_and_what_can_be_pressed() -> None:
    found = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, "-m", "benchmarks.reader"],
        cwd=TESTS,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    lines = [line.strip() for line in found.splitlines()]
    assert "text: Your question" in lines
    assert "slider: From thrifty to careful" in lines
    assert any(line.startswith("label: You: ") for line in lines)
    assert any(line.startswith("label: S asked M for help. Not sure enough to answer.") for line in lines)
    assert any(line.startswith("label: From a height of") for line in lines)
    assert "push button: Edit" in lines
