"""`matryoshka models list`: the models on this computer, whichever program put them there."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.errors import UsageFault
from matryoshka.models.found import OWNERS, Found, Place, Unusable
from matryoshka.models.library import gathered
from matryoshka.models.words import size
from matryoshka.paths import Paths
from matryoshka.show import say

_WHAT = "The list of models"


def add(commands: Commands) -> None:
    parser = commands.add_parser("list", help="what models are on this computer, of other programs too")
    parser.set_defaults(run=_run)
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    found, unusable = gathered(build.library(paths).search(Stop()))
    ladder = _ladder(paths)
    if options.json:
        models = [_document(model, ladder) for model in found]
        write_json(_WHAT, {"models": models, "unusable": list(map(_why, unusable))})
    else:
        _tell(found, unusable, ladder)
    return 0


def _ladder(paths: Paths) -> Ladder | None:
    """None where the person's own cannot be read: that is for others to tell."""
    with suppress(UsageFault):
        return build.ladder(None, paths)
    return None


def _tell(found: Sequence[Found], unusable: Sequence[Unusable], ladder: Ladder | None) -> None:
    if found:
        write(_WHAT, columns([_row(model, ladder) for model in found]))
    elif not unusable:
        say("There are no models on this computer but the built-in ones.")
    for each in unusable:
        say(f"Not usable: {each.place.path}: {each.fault.title} {each.fault.remedy}")


def _row(model: Found, ladder: Ladder | None) -> tuple[str, ...]:
    tiers = ", ".join(tiers_of(model, ladder))
    where = " and ".join(dict.fromkeys(OWNERS[place.owner] for place in model.places))
    return (
        model.name,
        model.quantization,
        size(model.bytes),
        tiers and f"tier {tiers}",
        where,
        f"{model.path}",
    )


def tiers_of(model: Found, ladder: Ladder | None) -> list[str]:
    """The names of the tiers that are this model."""
    files = {place.path.resolve() for place in model.places}
    return [tier.name for tier in ladder.local if tier.path.resolve() in files] if ladder else []


def _document(model: Found, ladder: Ladder | None) -> dict[str, Any]:
    return {
        "name": model.name,
        "architecture": model.architecture,
        "parameters": model.parameters,
        "quantization": model.quantization,
        "bytes": model.bytes,
        "context": model.context,
        "path": str(model.path),
        "owner": model.owner,
        "places": list(map(place_document, model.places)),
        "tiers": tiers_of(model, ladder),
    }


def place_document(place: Place) -> dict[str, Any]:
    return {"owner": place.owner, "files": list(map(str, place.files))}


def _why(unusable: Unusable) -> dict[str, Any]:
    fault = unusable.fault
    return {**place_document(unusable.place), "title": fault.title, "remedy": fault.remedy}
