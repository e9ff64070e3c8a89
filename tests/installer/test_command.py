"""The two commands, started as people start them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from installer.dev import refusal
from installer.environment import Wish

from installer import command, places

DEV = str(places.ROOT / "installer" / "dev.py")


def dev(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    screenless = {name: value for name, value in os.environ.items() if name not in hidden}
    asked = [sys.executable, DEV, *arguments]
    return subprocess.run(asked, capture_output=True, text=True, check=False, env=screenless | variables)


def test_without_a_command_the_two_commands_are_shown() -> None:
    asked = dev()
    assert asked.returncode == 2
    assert "dev.py run" in asked.stderr
    assert "dev.py test" in asked.stderr


def test_help_is_not_an_error() -> None:
    assert dev("--help").returncode == 0


@pytest.mark.parametrize(
    "wrong", [["fly"], ["run", "--backend", "abacus"], ["run", "--backend"], ["test", "--backend=x"]]
)
def test_what_means_nothing_is_a_usage_error_that_writes_nothing_to_standard_output(wrong: list[str]) -> None:
    asked = dev(*wrong)
    assert asked.returncode == 2
    assert asked.stdout == ""
    assert "Usage" in asked.stderr


def test_an_unknown_extra_is_named_and_nothing_is_installed(tmp_path: Path) -> None:
    asked = dev("run", "--extra", "flying", "ask", "2+2", XDG_CACHE_HOME=str(tmp_path))
    assert asked.returncode == 1
    assert "no extra 'flying'" in asked.stderr
    assert "Traceback" not in asked.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_opening_the_window_without_a_display_ends_before_anything_is_done() -> None:
    asked = dev("run")
    assert asked.returncode == 1
    assert "no display" in asked.stderr
    assert asked.stdout == ""


def test_own_options_stand_first_and_all_else_is_passed_on_untouched() -> None:
    given = ["--backend", "cpu", "--extra=train", "ask", "--backend", "cuda", "-k"]
    assert command.options(given) == (Wish("cpu", ("train",)), ["ask", "--backend", "cuda", "-k"])


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_supported_pythons_are_welcome(version: tuple[int, int]) -> None:
    assert refusal(version) is None


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15), (4, 0)])
def test_any_other_python_is_told_which_are_supported(version: tuple[int, int]) -> None:
    told = refusal(version)
    assert told
    assert "3.11, 3.12, 3.13 or 3.14" in told
    assert f"{version[0]}.{version[1]}" in told


def test_a_finished_set_up_starts_no_process(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from installer import environment, places, stamp\n"
        "from installer.backend import Backend; CPU = Backend.CPU\n"
        "places.VENV = Path(sys.argv[2]); environment.STAMP = places.VENV / 'setup.json'\n"
        "wish = environment.Wish('cpu')\n"
        "places.python().parent.mkdir(parents=True); places.python().touch()\n"
        "stamp.Stamp(environment.STAMP, environment.marks(wish, CPU), CPU).write()\n"
        "def forbidden(event, arguments):\n"
        "    if event in ('subprocess.Popen', 'os.fork', 'os.posix_spawn', 'os.exec', 'socket.connect'):\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(forbidden)\n"
        "environment.prepare(wish, [])\n"
        "environment.prepare(environment.Wish(), [])\n"
        "print('nothing to do')\n"
    )
    asked = [sys.executable, "-c", program, str(places.ROOT), str(tmp_path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.stdout == "nothing to do\n", done.stderr
