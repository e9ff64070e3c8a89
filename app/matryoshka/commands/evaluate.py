"""`matryoshka evaluate`: how well a ladder knows itself, in figures."""

import argparse
from pathlib import Path

from matryoshka.chat.ladder_file import builtin_ladder, read_ladder, tier_of
from matryoshka.commands.parsers import Commands
from matryoshka.paths import Paths


def add(commands: Commands) -> None:
    parser = commands.add_parser("evaluate", help="measure a ladder (needs the extra “evaluate”)")
    parser.set_defaults(run=_run)
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


def _run(options: argparse.Namespace, paths: Paths) -> int:
    from matryoshka import evaluate  # noqa: PLC0415 - nothing else needs what it imports

    ladder = read_ladder(options.ladder) if options.ladder else builtin_ladder()
    middle = None if options.middle is None else tier_of(options.middle)
    wish = evaluate.Wish(ladder, options.questions, middle, options.json, options.plot)
    return evaluate.evaluate(wish, paths)
