"""`matryoshka models search`: repositories of the hub by words, and the models of one of them."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from matryoshka.commands.hub import hub_of
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.models.quantization import named
from matryoshka.models.remote import Gate, Listing, RemoteModel
from matryoshka.models.words import size
from matryoshka.paths import Paths
from matryoshka.show import say

if TYPE_CHECKING:
    from matryoshka.models.hub.api import Hub

_WHAT = "What the hub has"
_BILLION, _MILLION = 10**9, 10**6


def add(commands: Commands) -> None:
    parser = commands.add_parser("search", help="look for models on the hub")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="of a name; owner/repo shows the models of that repository"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    words = " ".join(options.words)
    hub = hub_of(paths)
    if re.fullmatch(r"[\w.-]+/[\w.-]+", words):
        _show_models(hub, words, as_json=options.json)
    else:
        _show_repositories(hub, words, as_json=options.json)
    return 0


def _show_repositories(hub: "Hub", words: str, *, as_json: bool) -> None:
    found = hub.search(words)
    if as_json:
        write_json(_WHAT, [asdict(each) for each in found])
    elif found:
        write(_WHAT, columns([_repository(each) for each in found]))
        say(f"The models of one: matryoshka models search {found[0].repo}")
    else:
        say(f"{hub.endpoint} has no GGUF models whose names hold “{words}”.")


def _repository(found: Listing) -> Sequence[str]:
    parameters = "" if found.parameters is None else _count(found.parameters)
    fetched = f"{found.downloads:,} fetched"
    return (found.repo, parameters, fetched, found.licence or "", _GATES[found.gate])


def _count(parameters: int) -> str:
    """As the names of models say it: `8.2 B`, `494 M`."""
    billions = parameters / _BILLION
    return f"{billions:.1f} B" if billions >= 1 else f"{parameters / _MILLION:.0f} M"


def _show_models(hub: "Hub", repo: str, *, as_json: bool) -> None:
    models = hub.models(repo)
    if as_json:
        write_json(_WHAT, [_document(each) for each in models])
    elif models:
        write(_WHAT, columns([_model(each) for each in models]))
        if models[0].repo != repo:
            say(f"“{repo}” is now called “{models[0].repo}”.")
        say(f"To fetch one: matryoshka models pull {models[0].source}")
    else:
        say(f"“{repo}” holds no GGUF models: {hub.page(repo)}")


def _model(model: RemoteModel) -> Sequence[str]:
    quantization = named(model.quantization)
    saved = f"{quantization.saved:.0%} below f16" if quantization and quantization.saved > 0 else ""
    sentence = quantization.sentence if quantization else ""
    return (model.quantization, size(model.bytes), saved, model.source, _GATES[model.gate], sentence)


def _document(model: RemoteModel) -> dict[str, Any]:
    facts = asdict(model)
    return facts | {"source": model.source, "bytes": model.bytes}


_GATES = {Gate.OPEN: "", Gate.ASKS: "asks to agree to its terms", Gate.PRIVATE: "private"}
