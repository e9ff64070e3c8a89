"""Reads the command line of the set-up and does what it asks: run, test, or lock."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import FrameType

from installer import checks, environment, needs, places, relock
from installer.backend import Backend
from installer.say import Trouble, say

USAGE = """\
Usage: python3 installer/dev.py run  [options] [arguments of Matryoshka]  without arguments: opens the window
       python3 installer/dev.py test [options] [arguments of pytest]      all checks, then all tests
       python3 installer/dev.py lock                                      for maintainers: renews the locks

Options, before the arguments:
  --backend auto|cpu|cuda|vulkan|metal   what llama.cpp computes on; remembered until another is named
  --extra NAME                           installs an extra of pyproject.toml too, such as train (not locked)
"""


class Misused(Exception):
    """The command line says something that means nothing."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; whatever the world does wrong ends as a sentence and a remedy."""
    signal.signal(signal.SIGTERM, interrupt)
    try:
        return do(arguments)
    except Misused as misuse:
        say(f"{misuse}\n\n{USAGE}".lstrip())
        return 2
    except Trouble as trouble:
        say(f"\n{trouble.title}\n{trouble.remedy}".rstrip())
    except OSError as cause:
        say(f"\n{told(cause)}")
    except KeyboardInterrupt:
        say("\nStopped. What is finished stays; the same command goes on from there.")
        return 130
    return 1


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def told(cause: OSError) -> str:
    if cause.errno == errno.ENOSPC:
        return "The disk is full.\nFree some gigabytes and run the same command again."
    where = f": {cause.filename}" if cause.filename else ""
    return f"{cause.strerror or cause}{where}\nSee that this can be written, and run the same command again."


def do(arguments: Sequence[str]) -> int:
    match list(arguments):
        case ["run", *rest]:
            return run(*options(rest))
        case ["test", *rest]:
            return test(*options(rest))
        case ["lock"]:
            return relock.renew()
        case ["--help" | "-h"]:
            say(USAGE)
            return 0
        case [other, *_]:
            raise Misused(f"There is no command {other!r}.")
        case _:
            raise Misused("")


def options(arguments: list[str]) -> tuple[environment.Wish, list[str]]:
    """The set-up's own options, which stand first, and all the rest, which is not ours."""
    wish = environment.Wish()
    while arguments and arguments[0].partition("=")[0] in ("--backend", "--extra"):
        name, equals, value = arguments.pop(0).partition("=")
        if not equals and not arguments:
            raise Misused(f"{name} wants a value.")
        value = value if equals else arguments.pop(0)
        wish = with_option(wish, name, value)
    return wish, arguments


def with_option(wish: environment.Wish, name: str, value: str) -> environment.Wish:
    if name == "--extra":
        return environment.Wish(wish.backend, (*wish.extras, value))
    if value not in ("auto", *Backend):
        raise Misused(f"There is no backend {value!r}.")
    return environment.Wish(value, wish.extras)


def run(wish: environment.Wish, arguments: list[str]) -> int:
    """Become Matryoshka; standard output is then its own, and nothing of ours was written there."""
    if not arguments:
        needs.demand_display()
    environment.prepare(wish, [needs.WINDOW if arguments else needs.NEEDED_WINDOW])
    command = [str(places.python()), "-m", "matryoshka", *arguments]
    if sys.platform == "win32":
        return subprocess.run(command, check=False).returncode
    return os.execv(command[0], command)


def test(wish: environment.Wish, arguments: list[str]) -> int:
    environment.prepare(wish, [needs.WINDOW, needs.TEST_PROGRAM])
    return checks.run_all(arguments)
