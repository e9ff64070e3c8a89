"""`matryoshka compare`: one question, or a file of them, to several tiers side by side."""

import argparse
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from matryoshka import build
from matryoshka.chat.comparing.batch import messages
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.grid import LEAST, MOST, Row
from matryoshka.chat.comparing.news import after
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Leave
from matryoshka.commands.ask import text_of
from matryoshka.commands.compared import document, lines, now
from matryoshka.commands.output import write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.consent import leave_here
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.errors import UsageFault
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine

ANSWERED, NOBODY, STOPPED = 0, 1, 130
_WHAT = "The answers"


def add(commands: Commands) -> None:
    parser = commands.add_parser("compare", help="ask several tiers the same, side by side")
    parser.set_defaults(run=_run)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "text", nargs="*", metavar="TEXT", default=[], help="the question; - reads it from standard input"
    )
    what.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help='many into one saved comparison, one a line: {"question": …}; goes on where it stopped',
    )
    parser.add_argument("--tiers", metavar="A,B", help="two to four of the ladder; all of it without this")
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a ladder file (TOML)"
    )
    parser.add_argument("--json", action="store_true", help="one object a column, at the end")
    parser.add_argument(
        "--allow-remote",
        action="store_true",
        help="questions may leave this computer, with secrets in them hidden",
    )


def _run(options: argparse.Namespace, paths: Paths) -> int:
    ladder = build.ladder(options.ladder, paths)
    tiers = chosen(ladder, options.tiers)
    abroad = build.abroad(paths, lambda: build.keychain(paths))
    leaves = {tier: Leave(None) for tier in tiers} if options.allow_remote else {}
    with closing(build.rack(paths)) as rack:
        if options.questions:
            from matryoshka.batching import Batching  # noqa: PLC0415 - a single question needs none of it
            from matryoshka.commands.compare_batch import run_batch  # noqa: PLC0415 - nor this

            batching = Batching(rack, paths, abroad)
            return run_batch(batching, ladder, tiers, options.questions, leaves, as_json=options.json)
        comparison = build.comparison(ladder, rack, abroad)
        row = comparison.row(text_of(options.text, "compare"), tiers)
        stops = {tier: Stop() for tier in tiers}
        row = _asked(comparison, row, stops, leaves)
        if not options.json:
            row = _asked(comparison, row, *_with_leave(row))
    if options.json:
        for column in row.columns:
            write_json(_WHAT, document(column))
    else:
        write(_WHAT, lines(row))
    return _status(row, stops)


def chosen(ladder: Ladder, named: str | None) -> tuple[str, ...]:
    """The names of the tiers to compare. Raises `UsageFault` for too few, too many, and unknown ones."""
    known = [tier.name for tier in ladder.tiers]
    names = [name.strip() for name in named.split(",")] if named else known
    for name in names:
        build.only(ladder, name)
    if not LEAST <= len(set(names)) <= MOST:
        remedy = f"Name two to four with --tiers; this ladder has {', '.join(known)}."
        raise UsageFault(f"{len(set(names))} tiers cannot be compared.", remedy)
    return tuple(dict.fromkeys(names))


def _asked(comparison: Comparison, row: Row, stops: Mapping[str, Stop], leaves: Mapping[str, Leave]) -> Row:
    """Ctrl+C stops those that have not ended."""

    def stop_all() -> None:
        for stop in stops.values():
            stop.set()

    with stopping_on_ctrl_c(stop_all), ChangingLine() as line:
        for news in comparison.run(messages(row), stops, leaves) if stops else ():
            row = after(row, news, time.monotonic())
            line.tell(now(row))
        line.clear()
    return row


def _with_leave(row: Row) -> tuple[dict[str, Stop], dict[str, Leave]]:
    """Those that the person gives leave for now."""
    given = {
        column.tier: leave for column in row.columns if column.asks and (leave := leave_here(column.asks))
    }
    return {tier: Stop() for tier in given}, given


def _status(row: Row, stops: Mapping[str, Stop]) -> int:
    if any(column.answered for column in row.columns):
        return ANSWERED
    return STOPPED if any(stop.is_set() for stop in stops.values()) else NOBODY
