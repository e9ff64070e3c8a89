"""`matryoshka requests`: every request this program ever made."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from matryoshka import build
from matryoshka.border import Request
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.models.words import amount, money
from matryoshka.outgoing.budget import spent
from matryoshka.paths import Paths
from matryoshka.show import say

_WHAT = "The list of requests"
_HEAD = ("when", "host", "why", "out", "in", "cost", "about")


def add(commands: Commands) -> None:
    parser = commands.add_parser("requests", help="every request this program ever made")
    parser.set_defaults(run=_run)
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    requests = build.border(paths).requests.all()
    if options.json:
        write_json(_WHAT, [asdict(each) for each in requests])
    elif requests:
        write(_WHAT, columns([_HEAD, *(_row(each) for each in requests)]))
        say(f"This month has cost {money(spent(requests, time.time()))}, as far as prices are known.")
    else:
        say("This program has not asked anybody for anything yet.")
    return 0


def _row(request: Request) -> Sequence[str]:
    when = datetime.fromtimestamp(request.when).astimezone()
    sizes = ("" if each is None else amount(each) for each in (request.sent, request.received))
    cost = "" if request.cost is None else money(request.cost)
    return (f"{when:%Y-%m-%d %H:%M:%S}", request.host, request.why, *sizes, cost, request.about)
