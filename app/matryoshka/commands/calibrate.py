"""`matryoshka calibrate`: measures how well the tiers of a ladder know when to ask."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from matryoshka import build
from matryoshka.calibrating import Calibrating
from matryoshka.chat.engine import Stop
from matryoshka.chat.measuring import Asking, Known, Measuring
from matryoshka.commands.calibrated import document, lines
from matryoshka.commands.output import write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.errors import UsageFault
from matryoshka.models.words import duration
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine
from matryoshka.show import say

if TYPE_CHECKING:
    from matryoshka.learning.calibration.asked import Asked

_WHAT = "What was measured"
_STOPPED = 130


def add(commands: Commands) -> None:
    parser = commands.add_parser("calibrate", help="measure how well each tier knows when to ask the next")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a ladder file (TOML)"
    )
    parser.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help='one a line: {"question": …, "answer": …}; without it your own past ones, and others',
    )
    parser.add_argument("--json", action="store_true", help="all figures as one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    ladder = build.ladder(options.ladder, paths)
    if len(ladder.tiers) == 1:
        raise UsageFault(
            f"Nobody stands above {ladder.tiers[0].name} who could be asked.", "Name a ladder of two or more."
        )
    questions = _read(options.questions) if options.questions else None
    stop = Stop()
    with stopping_on_ctrl_c(stop.set), closing(build.rack(paths)) as rack:
        measuring = Calibrating(rack, paths, questions).measure(ladder, stop)
        known = [event for event in _told(measuring) if isinstance(event, Known)]
    if stop.is_set() and len(known) < len(ladder.tiers) - 1:
        say("Stopped. Nothing is lost: the same command goes on from here.")
        return _STOPPED
    if options.json:
        write_json(_WHAT, {"pairs": [document(each, ladder) for each in known]})
    else:
        write(_WHAT, lines(known, ladder, options.ladder or paths.ladder))
    return 0


def _read(file: Path) -> "Sequence[Asked]":
    """What is wrong with a line is said before anything is asked."""
    from matryoshka.learning.calibration.asked import Asked  # noqa: PLC0415 - what it needs loads slowly
    from matryoshka.learning.evaluation.sheet import read_sheet  # noqa: PLC0415 - so does this
    from matryoshka.remarks import tell  # noqa: PLC0415 - so does this

    sheet = read_sheet(file, unanswered=True)
    tell(sheet.remarks)
    return [Asked(exercise) for exercise in sheet.exercises]


def _told(events: Iterator[Measuring]) -> Iterator[Measuring]:
    """The events; how far it is stands on standard error."""
    with ChangingLine() as line:
        for event in events:
            match event:
                case Asking(junior, elder, done, questions, left):
                    soon = "" if left is None else f", {duration(left)} left"
                    said = f"{junior} and {elder}: {done:,} of {questions:,} questions{soon}"
                    line.tell(said, last=done >= questions)
                case Known():
                    line.clear()
                case _:
                    line.tell(
                        f"{event.junior} and {event.elder}: working out what the answers tell", last=True
                    )
            yield event
