"""Runs every check of the repository in order; a failing one does not hide the next."""

import os
import subprocess
import time
from collections.abc import Sequence

from installer import places
from installer.say import say, span

TWO_AT_A_TIME = ("-n", "2", "--dist", "loadfile")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS],
}


def run_all(arguments: Sequence[str]) -> int:
    """Run all checks and the tests last, whose summary then stands last; non-zero if any failed."""
    failed = [name for name, command in CHECKS.items() if check(name, command)]
    if failed:
        say(f"FAILED before the tests: {', '.join(failed)}. The exit status will say so.")
    say("== pytest")
    tests = call(["-m", "pytest", *TWO_AT_A_TIME, *arguments])
    return tests or int(bool(failed))


def check(name: str, command: Sequence[str]) -> int:
    say(f"== {name}")
    began = time.monotonic()
    status = call(command)
    say(f"== {name}: {'failed' if status else 'passed'} in {span(time.monotonic() - began)}")
    return status


def call(command: Sequence[str]) -> int:
    without_screen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    asked = [str(places.python()), *command]
    return subprocess.run(asked, cwd=places.ROOT, env=without_screen, check=False).returncode
