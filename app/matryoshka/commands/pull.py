"""`matryoshka models pull`: fetches a model of the hub, and goes on where an earlier try ended."""

import argparse
import json
from dataclasses import asdict
from typing import assert_never

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.commands.hub import hub_of
from matryoshka.commands.output import write
from matryoshka.commands.parsers import Commands
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.models.fetching import Checking, Event, Fetched, Fetching, Paused, Stalled, Waiting
from matryoshka.models.words import duration, size, speed
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine

_WHAT = "What was fetched"
_FETCHED, _PAUSED, _STOPPED = 0, 1, 130


def add(commands: Commands) -> None:
    parser = commands.add_parser("pull", help="fetch a model, or go on fetching it")
    parser.set_defaults(run=_run)
    parser.add_argument("source", metavar="SOURCE", help="a model of the hub: owner/repo/file.gguf")
    parser.add_argument("--again", action="store_true", help="fetch it anew although it is here")
    parser.add_argument("--json", action="store_true", help="one event a line, as JSON")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    hub = hub_of(paths)
    model, stop = hub.model(options.source), Stop()
    status = _PAUSED
    with stopping_on_ctrl_c(stop.set), ChangingLine() as line:
        for event in build.fetcher(paths, hub).fetch(model, stop, anew=options.again):
            if options.json:
                write(_WHAT, [json.dumps(_document(event), default=str, ensure_ascii=False)])
            else:
                line.tell(f"{model.name}: {_words(event)}", last=isinstance(event, Fetched | Paused))
            status = _status(event)
    if not options.json and isinstance(event, Fetched):
        write(_WHAT, map(str, event.paths))
    return status


def _status(event: Event) -> int:
    match event:
        case Fetched():
            return _FETCHED
        case Paused(title=""):
            return _STOPPED
        case _:
            return _PAUSED


def _words(event: Event) -> str:
    match event:
        case Waiting(why):
            return f"{why} Trying again."
        case Checking(done, total):
            return f"reading the {size(done)} that are here, of {size(total)}"
        case Fetching(done, total, pace, left):
            soon = "" if left is None else f", {duration(left)} left"
            return f"{size(done)} of {size(total)}, {speed(pace)}{soon}"
        case Stalled(done, total, seconds):
            return f"{size(done)} of {size(total)}, nothing for {seconds:.0f} seconds"
        case Paused(done, total, title, remedy):
            why = f"{title} {remedy}" if title else "The same command goes on from there."
            return f"stopped at {size(done)} of {size(total)}. {why}"
        case Fetched():
            return "whole and checked"
    assert_never(event)


def _document(event: Event) -> dict[str, object]:
    return {"event": type(event).__name__.lower()} | asdict(event)
