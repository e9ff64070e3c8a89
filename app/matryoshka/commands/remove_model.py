"""`matryoshka models remove`: says what that frees, asks, and deletes what is this program's own."""

import argparse
import sys
from pathlib import Path
from typing import Any

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.commands.list_models import place_document, tiers_of
from matryoshka.commands.output import write_json
from matryoshka.commands.parsers import Commands
from matryoshka.errors import AppError, UsageFault
from matryoshka.models.found import Found
from matryoshka.models.library import Library, gathered
from matryoshka.models.removal import Removal, removal_of, remove
from matryoshka.paths import Paths
from matryoshka.show import say

_KEPT = 1


def add(commands: Commands) -> None:
    parser = commands.add_parser("remove", help="delete a model that this program fetched or took in")
    parser.set_defaults(run=_run)
    parser.add_argument("model", metavar="MODEL", help="its name as in “list”, or its file")
    parser.add_argument("--yes", action="store_true", help="do not ask first")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    library = build.library(paths)
    model = _named(library, options.model)
    if tiers := tiers_of(model, build.ladder(None, paths)):
        title = f"“{model.name}” is the tier {tiers[0]} of your ladder."
        raise AppError(title, f"Take that tier out of {paths.ladder} first.")
    removal = removal_of(model)
    if not options.yes and not _agreed(removal):
        return _KEPT
    remove(removal, library.ledger)
    if options.json:
        write_json("What was removed", _document(removal))
    else:
        say(f"“{removal.name}” is removed. {removal.sentence}")
    return 0


def _named(library: Library, name: str) -> Found:
    """Raises `UsageFault` unless it is exactly one."""
    found = gathered(library.search(Stop()))[0]
    file = Path(name).absolute()
    models = [model for model in found if model.name == name or file in _files(model)]
    if not models:
        raise UsageFault(f"No model here is called “{name}”.", "See: matryoshka models list")
    if len(models) > 1:
        files = ", ".join(str(model.path) for model in models)
        raise UsageFault(f"Several models are called “{name}”.", f"Name the file: {files}")
    return models[0]


def _files(model: Found) -> list[Path]:
    return [file for place in model.places for file in place.files]


def _agreed(removal: Removal) -> bool:
    if not sys.stdin.isatty():
        raise UsageFault(f"Nobody is there to ask. {removal.sentence}", "Say --yes to remove it.")
    say(f"Remove “{removal.name}”? {removal.sentence}")
    return input("y to remove it: ").strip().lower() in ("y", "yes")


def _document(removal: Removal) -> dict[str, Any]:
    return {
        "name": removal.name,
        "frees": removal.frees,
        "deleted": list(map(str, removal.goes)),
        "no_longer_used": list(map(str, removal.forgotten)),
        "stays": list(map(place_document, removal.stays)),
    }
