"""`matryoshka labels export`: what is known of answers, in a file that other programs can read."""

import argparse
import json
from pathlib import Path

from matryoshka.chat.label_table import LabelTable
from matryoshka.commands.parsers import Commands
from matryoshka.errors import AppError
from matryoshka.exchange.formats import write
from matryoshka.learning.calibration.exported import line_of, preferences
from matryoshka.paths import Paths
from matryoshka.show import say

_GATHER = "They come from “matryoshka calibrate”, and from your votes on answers in the window."


def add(commands: Commands) -> None:
    parser = commands.add_parser("labels", help="what is known of how right answers were")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    export = what.add_parser("export", help="write it to a file, one JSON document a line")
    export.set_defaults(run=_run)
    export.add_argument("file", type=Path, metavar="FILE", help="with the texts of your own questions")
    export.add_argument(
        "--preferences",
        action="store_true",
        help="pairs of answers to one question instead: prompt, chosen, rejected",
    )


def _run(options: argparse.Namespace, paths: Paths) -> int:
    with LabelTable(paths.store) as table:
        labels = table.all()
    told = preferences(labels) if options.preferences else map(line_of, labels)
    lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in told]
    what = "pairs of answers" if options.preferences else "labels"
    if not lines:
        raise AppError(f"There are no {what} yet.", _GATHER)
    write(options.file, "".join(lines).encode())
    say(f"Written to {options.file}: {len(lines):,} {what}.")
    return 0
