"""The command line: what can be typed, and which part of the program then runs."""

import argparse
import io
import math
import os
import re
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from matryoshka import ask, build
from matryoshka.chat.conversation import clean
from matryoshka.chat.grammar_file import read_grammar, read_schema
from matryoshka.chat.ladder import Grammar, Ladder
from matryoshka.chat.ladder_file import builtin_ladder, read_ladder, tier_of
from matryoshka.chat.ladder_keys import SAMPLING
from matryoshka.commands import calibrate, hardware, keys, labels, models, remote, requests, train
from matryoshka.commands.parsers import Commands
from matryoshka.errors import AppError, NotInstalled, UsageFault
from matryoshka.paths import Paths, resources
from matryoshka.show import say

FAULT, USAGE_FAULT = 1, 2
FEWEST, _DIGITS = 100, 9


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
    run: Callable[[argparse.Namespace, Paths], int] = options.run
    return run(options, Paths.of_this_person())


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
    parser.add_argument("--self-test", action="store_true", help="check this installation")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_ask(commands)
    models.add(commands)
    hardware.add(commands)
    calibrate.add(commands)
    remote.add(commands)
    keys.add(commands)
    requests.add(commands)
    labels.add(commands)
    _add_evaluate(commands)
    _add_prove(commands)
    train.add(commands)
    return parser


def _add_ask(commands: Commands) -> None:
    parser = commands.add_parser("ask", help="answer one question here, in the terminal")
    parser.set_defaults(run=_ask)
    parser.add_argument(
        "text", nargs="+", metavar="TEXT", help="the question; - reads it from standard input"
    )
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a ladder file (TOML)"
    )
    parser.add_argument("--json", action="store_true", help="one event a line, as JSON")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--start", metavar="TIER", help="the tier that is asked first")
    where.add_argument("--only", metavar="TIER", help="the one tier that is asked")
    parser.add_argument("--anyway", action="store_true", help="the top tier answers although it doubts")
    parser.add_argument(
        "--allow-remote",
        action="store_true",
        help="the question may leave this computer, with secrets in it hidden",
    )
    parser.add_argument(
        "--save", action="store_true", help="keep question and answer among the conversations"
    )
    for key, meaning in {
        "max_tokens": "the longest answer in tokens, thinking included",
        "temperature": "how freely words are chosen; 0 always takes the likeliest",
        "seed": "the same words again for the same number",
    }.items():
        parser.add_argument(
            f"--{key.replace('_', '-')}",
            type=_number(key),
            metavar=key[0].upper(),
            help=f"{meaning}, of every tier",
        )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--grammar", type=Path, metavar="FILE", help="the answer follows this grammar (GBNF)")
    form.add_argument("--json-schema", type=Path, metavar="FILE", help="the answer is JSON of this schema")


def _add_evaluate(commands: Commands) -> None:
    parser = commands.add_parser("evaluate", help="measure a ladder (needs the extra “evaluate”)")
    parser.set_defaults(run=_evaluate)
    parser.add_argument(
        "--ladder",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="a ladder file (TOML) instead of the built-in tiers",
    )
    parser.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        required=True,
        help='one question a line: {"question": …, "answer": …, "family": …}',
    )
    parser.add_argument("--json", action="store_true", help="all figures as one JSON document")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the frontier into this PNG file")
    parser.add_argument(
        "--middle",
        metavar="MODEL",
        help="compare with one model instead of the ladder: a GGUF file or builtin:s",
    )


def _add_prove(commands: Commands) -> None:
    parser = commands.add_parser("prove", help="measure the built-in tiers (needs the extra “evaluate”)")
    parser.set_defaults(run=_prove)
    parser.add_argument(
        "--models", type=Path, metavar="FOLDER", default=resources() / "models", help="where their files are"
    )
    parser.add_argument(
        "--folder", type=Path, metavar="FOLDER", default=Path("build/proof"), help="for the page of figures"
    )
    parser.add_argument(
        "--questions", type=_many, metavar="N", default=10_000, help="about so many are asked"
    )


def _number(key: str) -> Callable[[str], float]:
    """A parser for the value of a ladder's `key`, within the ladder's own range."""
    allowed = SAMPLING[key]

    def parse(text: str) -> float:
        try:
            value: float = int(text) if allowed.whole else float(text)
        except ValueError:
            value = math.nan
        if value not in allowed:
            raise argparse.ArgumentTypeError(f"{text!r} is not {allowed}")
        return value

    return parse


def _many(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS or int(text) < FEWEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of at least {FEWEST} and below {10**_DIGITS:,}"
        )
    return int(text)


def _ask(options: argparse.Namespace, paths: Paths) -> int:
    ladder = build.ladder(options.ladder, paths)
    if options.only:
        ladder = build.only(ladder, options.only)
    if options.start:
        build.only(ladder, options.start)
    ladder = build.with_sampling(
        ladder,
        max_tokens=options.max_tokens,
        temperature=options.temperature,
        seed=options.seed,
        grammar=_grammar(options),
    )
    question = ask.Question(_question(options.text), options.start, options.anyway, options.allow_remote)
    with closing(build.rack(paths)) as rack:
        known = build.calibrations(paths)
        abroad = build.abroad(paths, lambda: build.keychain(paths))
        cascade = build.cascade(ladder, rack, _remedy(options, paths), known, abroad)
        return ask.ask(question, cascade, paths, as_json=options.json, save=options.save)


def _grammar(options: argparse.Namespace) -> Grammar | None:
    if options.grammar:
        return read_grammar(options.grammar)
    return read_schema(options.json_schema) if options.json_schema else None


def _question(words: list[str]) -> str:
    if words == ["-"]:
        words = [sys.stdin.read()] if sys.stdin else []
    if not (question := clean(" ".join(words))):
        raise UsageFault("The question is empty.", "Write it behind “ask”, or pipe it in with “ask -”.")
    return question


def _remedy(options: argparse.Namespace, paths: Paths) -> str:
    if options.only:
        return "Ask without --only, so that the bigger tiers of the ladder are asked too."
    return build.remedy_of(options.ladder or paths.ladder)


def _evaluate(options: argparse.Namespace, paths: Paths) -> int:
    from matryoshka import evaluate  # noqa: PLC0415 - nothing else needs what it imports

    ladder = read_ladder(options.ladder) if options.ladder else builtin_ladder()
    middle = None if options.middle is None else tier_of(options.middle)
    wish = evaluate.Wish(ladder, options.questions, middle, options.json, options.plot)
    return evaluate.evaluate(wish, paths)


def _prove(options: argparse.Namespace, paths: Paths) -> int:
    try:
        from matryoshka import prove  # noqa: PLC0415 - its libraries are an extra, and heavy
    except ImportError as error:
        raise NotInstalled("Measuring", error, "evaluate") from error
    return prove.prove(prove.Wish(options.models, options.folder, options.questions), paths)


def _self_test() -> int:
    from matryoshka import self_test  # noqa: PLC0415 - it loads Qt

    return self_test.main()


def _window(options: argparse.Namespace, paths: Paths) -> int:
    from matryoshka import furnish  # noqa: PLC0415 - only the window needs all that
    from matryoshka.ui import main as window  # noqa: PLC0415 - `ask` needs no Qt

    _demand_display()
    ladder, fault = _ladder_to_open_with(options.ladder, paths)
    with closing(build.rack(paths)) as rack:
        parts = furnish.parts(ladder, rack, paths, options.ladder or paths.ladder)
        return window.run(parts, paths, fault)


def _ladder_to_open_with(named: Path | None, paths: Paths) -> tuple[Ladder, UsageFault | None]:
    """A ladder named here must be right; one's own may be wrong, and the window opens and says so."""
    try:
        return build.ladder(named, paths), None
    except UsageFault as fault:
        if named:
            raise
        remedy = f"{fault.remedy} The built-in tiers answer until then."
        return builtin_ladder(), UsageFault(fault.title, remedy)


def _demand_display() -> None:
    """Qt ends the whole process where it finds no display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        remedy = "Start it from a desktop, or ask here: matryoshka ask TEXT"
        raise AppError("There is no display to open the window on.", remedy)
