"""`matryoshka models import`: a model file is taken in, or a folder of them is looked into from now on."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.commands.output import write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.errors import UsageFault
from matryoshka.models.found import Found
from matryoshka.models.intake import Copying, TakenIn, Way
from matryoshka.models.ledger import Entry
from matryoshka.models.library import Library, gathered
from matryoshka.models.words import size
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine

_WHAT = "What was taken in"
_WAYS = {
    Way.THERE: "was taken in before",
    Way.LINKED: "has a second name here, takes no space, and stays when the first is deleted",
    Way.COPIED: "is copied",
    Way.LEFT: "is used where it lies: leave it there",
}


def add(commands: Commands) -> None:
    parser = commands.add_parser("import", help="use a model file, or all in a folder, that you have")
    parser.set_defaults(run=_run)
    parser.add_argument("path", type=Path, metavar="PATH", help="a GGUF file, or a folder of such")
    parser.add_argument("--copy", action="store_true", help="make a copy of the file")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    library = build.library(paths)
    path = options.path.absolute()
    if path.is_dir():
        if options.copy:
            raise UsageFault("A folder is used where it lies.", "Leave out --copy, or name one file.")
        _name_folder(library, path, as_json=options.json)
    else:
        _take(library, path, copy=options.copy, as_json=options.json)
    return 0


def _name_folder(library: Library, folder: Path, *, as_json: bool) -> None:
    library.ledger.add(Entry.FOLDER, [folder])
    found = gathered(library.search(Stop()))[0]
    models = [model for model in found if _lies_in(model, folder)]
    if as_json:
        write_json(_WHAT, {"folder": str(folder), "models": [str(model.path) for model in models]})
    else:
        write(_WHAT, _counted(models, folder))


def _lies_in(model: Found, folder: Path) -> bool:
    return any(place.path.is_relative_to(folder) for place in model.places)


def _counted(models: Sequence[Found], folder: Path) -> list[str]:
    count = {0: "no model yet", 1: "one model"}.get(len(models), f"{len(models)} models")
    return [f"{folder} is looked into from now on; it holds {count}.", *(each.name for each in models)]


def _take(library: Library, file: Path, *, copy: bool, as_json: bool) -> None:
    taken = _taken(library, file, copy=copy)
    if as_json:
        write_json(_WHAT, {"path": str(taken.path), "way": taken.way})
    else:
        write(_WHAT, [f"{taken.path} {_WAYS[taken.way]}."])


def _taken(library: Library, file: Path, *, copy: bool) -> TakenIn:
    with ChangingLine() as line:
        for event in library.intake.take(file, Stop(), copy=copy):
            match event:
                case Copying(done, total):
                    line.tell(f"Copying: {size(done)} of {size(total)}", last=done == total)
                case TakenIn():
                    return event
    raise AssertionError("only a stop ends it earlier, and nobody has one")
