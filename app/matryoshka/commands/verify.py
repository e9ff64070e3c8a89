"""`matryoshka models verify`: whether model files are still what they were when they came."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.commands.output import write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.models.found import Found, Unusable
from matryoshka.models.verify import Reading, State, Verified, verify
from matryoshka.models.words import size
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine
from matryoshka.show import say

_WHAT = "What was verified"
_STOPPED = 130
_BAD = (State.DAMAGED, State.UNREADABLE)


def add(commands: Commands) -> None:
    parser = commands.add_parser("verify", help="read models whole, and say which are damaged")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="all that are found, unless named"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    stop = Stop()
    with stopping_on_ctrl_c(stop.set):
        files = options.files or list(_all(paths, stop))
        verified = [*_verified(files, stop, as_json=options.json)]
    if options.json:
        write_json(_WHAT, [{"path": str(each.path), "state": each.state} for each in verified])
    if stop.is_set():
        return _STOPPED
    if bad := [each for each in verified if each.state in _BAD]:
        say(f"{len(bad)} of {len(verified)} files are damaged. To fetch one anew: {_REMEDY}")
    return bool(bad)


_REMEDY = "matryoshka models pull --again SOURCE"


def _all(paths: Paths, stop: Stop) -> Iterator[Path]:
    for finding in build.library(paths).search(stop):
        match finding:
            case Found(places=places):
                for place in places:
                    yield from place.files
            case Unusable(place):  # it may be so because it is damaged
                yield from place.files


def _verified(files: list[Path], stop: Stop, *, as_json: bool) -> Iterator[Verified]:
    with ChangingLine() as line:
        for event in verify(files, stop):
            match event:
                case Reading(path, done, total):
                    line.tell(f"{path.name}: {size(done)} of {size(total)} read")
                case Verified(path, state):
                    line.clear()
                    if not as_json:
                        write(_WHAT, [f"{state:10}  {path}"])
                    yield event
