"""`matryoshka prove`: what the built-in tiers can do, as a page of figures."""

import argparse
from pathlib import Path

from matryoshka.commands.parsers import Commands
from matryoshka.errors import NotInstalled
from matryoshka.paths import Paths, resources

_FEWEST, _DIGITS = 100, 9


def add(commands: Commands) -> None:
    parser = commands.add_parser("prove", help="measure the built-in tiers (needs the extra “evaluate”)")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "--models", type=Path, metavar="FOLDER", default=resources() / "models", help="where their files are"
    )
    parser.add_argument(
        "--folder", type=Path, metavar="FOLDER", default=Path("build/proof"), help="for the page of figures"
    )
    parser.add_argument(
        "--questions", type=_many, metavar="N", default=10_000, help="about so many are asked"
    )


def _many(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS or int(text) < _FEWEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of at least {_FEWEST} and below {10**_DIGITS:,}"
        )
    return int(text)


def _run(options: argparse.Namespace, paths: Paths) -> int:
    try:
        from matryoshka import prove  # noqa: PLC0415 - its libraries are an extra, and heavy
    except ImportError as error:
        raise NotInstalled("Measuring", error, "evaluate") from error
    return prove.prove(prove.Wish(options.models, options.folder, options.questions), paths)
