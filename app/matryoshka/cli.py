"""The command line: what can be typed, and which part of the program then runs."""

import argparse
import io
import os
import re
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from matryoshka import build
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.commands import (
    ask,
    backup,
    calibrate,
    chats,
    compare,
    evaluate,
    hardware,
    keys,
    labels,
    models,
    prove,
    remote,
    requests,
    train,
)
from matryoshka.errors import AppError, UsageFault
from matryoshka.paths import Paths
from matryoshka.show import say

FAULT, USAGE_FAULT = 1, 2


def main(arguments: list[str]) -> int:
    """Run what `arguments` ask for; the value is the exit status (1: a fault, 2: they cannot be followed)."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    options = parser.parse_args([_no_option(argument) for argument in arguments])
    if options.self_test and options.run is not _window:
        parser.error("--self-test stands alone")
    try:
        return _run(options)
    except AppError as fault:
        say(f"matryoshka: {fault.title} {fault.remedy}")
        return USAGE_FAULT if isinstance(fault, UsageFault) else FAULT


def _no_option(argument: str) -> str:
    """A question may begin with a negative number; argparse takes only what holds a space for a text then."""
    return f" {argument}" if re.match(r"-\d", argument) else argument


def _run(options: argparse.Namespace) -> int:
    if options.self_test:
        return _self_test()
    status: int = options.run(options, Paths.of_this_person())
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="matryoshka",
        description="Answers with the smallest model that can, and shows when it asks a bigger one. "
        "Without a command it opens its window.",
    )
    parser.set_defaults(run=_window)
    parser.add_argument("--version", action="version", version=f"matryoshka {version('matryoshka')}")
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", help="a ladder file (TOML) instead of your own"
    )
    parser.add_argument(
        "--question",
        metavar="TEXT",
        default="",
        help="asked in the window, in a new chat; also in one that is open",
    )
    parser.add_argument("--compact", action="store_true", help="a small window for one question")
    parser.add_argument("--self-test", action="store_true", help="check this installation")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    ask.add(commands)
    compare.add(commands)
    chats.add(commands, _printed)
    backup.add(commands)
    models.add(commands)
    hardware.add(commands)
    calibrate.add(commands)
    remote.add(commands)
    keys.add(commands)
    requests.add(commands)
    labels.add(commands)
    evaluate.add(commands)
    prove.add(commands)
    train.add(commands)
    return parser


def _self_test() -> int:
    from matryoshka import self_test  # noqa: PLC0415 - it loads Qt

    return self_test.main()


def _window(options: argparse.Namespace, paths: Paths) -> int:
    from matryoshka import furnish  # noqa: PLC0415 - only the window needs all that
    from matryoshka.ui import main as window  # noqa: PLC0415 - `ask` needs no Qt

    _demand_display()
    with closing(window.door(paths, options.question, compact=options.compact)) as door:
        if not door.enter():
            return _at_the_open_window(options.ladder)
        ladder, fault = _ladder_to_open_with(options.ladder, paths)
        with closing(build.rack(paths)) as rack:
            parts = furnish.parts(ladder, rack, paths, options.ladder or paths.ladder)
            return window.run(parts, paths, door, fault)


def _at_the_open_window(named: Path | None) -> int:
    if named:
        raise UsageFault("A window with a ladder of its own is open.", "Close it to open one with another.")
    say("The window is open already.")
    return 0


def _ladder_to_open_with(named: Path | None, paths: Paths) -> tuple[Ladder, UsageFault | None]:
    """A ladder named here must be right; one's own may be wrong, and the window opens and says so."""
    try:
        return build.ladder(named, paths), None
    except UsageFault as fault:
        if named:
            raise
        remedy = f"{fault.remedy} The built-in tiers answer until then."
        return builtin_ladder(), UsageFault(fault.title, remedy)


def _printed(page: str) -> bytes:
    from matryoshka.ui.exchange.unseen import printed_unseen  # noqa: PLC0415 - only a PDF needs Qt

    return printed_unseen(page)


def _demand_display() -> None:
    """Qt ends the whole process where it finds no display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        remedy = "Start it from a desktop, or ask here: matryoshka ask TEXT"
        raise AppError("There is no display to open the window on.", remedy)
