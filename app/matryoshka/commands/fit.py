"""`matryoshka models fit`: whether a model fits this computer, before a byte of its weights is here."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matryoshka import build
from matryoshka.commands.hub import hub_of
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.engines.prober import Prober
from matryoshka.engines.rehearsals import HeaderRehearsal, Kept, LlamaRehearsal
from matryoshka.models.checks import check, check_sources
from matryoshka.models.fit import Wish, fit
from matryoshka.models.gguf import Header
from matryoshka.models.measured import Measured, Rehearsal
from matryoshka.models.verdict import Fit, sentence
from matryoshka.models.words import pace, size
from matryoshka.paths import Paths

_WHAT = "Whether it fits"
_MOST_TOKENS = 100_000_000
"""As a ladder may name at most."""
_TOLD = (
    "weights",
    "kv",
    "compute",
    "overhead",
    "total",
    "context",
    "kv_type",
    "mmap",
    "verdict",
    "device_layers",
    "free",
    "tokens_per_second",
    "measured",
)


def add(commands: Commands) -> None:
    parser = commands.add_parser("fit", help="whether a model fits this computer, before it is fetched")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "source", metavar="SOURCE", help="a GGUF file, or one of the hub: owner/repo/file.gguf"
    )
    parser.add_argument(
        "--context", type=_tokens, metavar="N", help="tokens that it is to remember; otherwise what is usual"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document, sizes in bytes")


def _tokens(text: str) -> int:
    if not text.isdecimal() or not 0 < (tokens := int(text)) <= _MOST_TOKENS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of tokens that a context can have")
    return tokens


def _run(options: argparse.Namespace, paths: Paths) -> int:
    judged = _judged(options.source, options.context, paths)
    if options.json:
        write_json(_WHAT, _document(judged))
    else:
        write(_WHAT, _lines(judged))
    return 0


def _judged(source: str, context: int | None, paths: Paths) -> Fit:
    header, rehearsal = _read(source, paths)
    known = Measured(paths.measured)
    return fit(header, build.hardware(paths), Wish(context=context), known=known, rehearsal=rehearsal)


def _read(source: str, paths: Paths) -> tuple[Header, Rehearsal]:
    """The model's header, which is all that is fetched of one of the hub, and what llama.cpp makes of it."""
    path = Path(source)
    if path.exists() or path.is_absolute():
        return check(path), LlamaRehearsal(path, Prober())
    hub = hub_of(paths)
    parts = [Kept(hub.source(part)) for part in hub.model(source).parts]
    return check_sources(parts), HeaderRehearsal(parts, Prober())


def _document(judged: Fit) -> dict[str, Any]:
    return {key: getattr(judged, key) for key in _TOLD}


def _lines(judged: Fit) -> Sequence[str]:
    how = "measured when it was last loaded" if judged.measured else f"remembering in {judged.kv_type}"
    rows = [
        ("weights", size(judged.weights), _twice(judged)),
        ("what it remembers", size(judged.kv), f"of {judged.context:,} tokens"),
        ("what it computes in", size(judged.compute), ""),
        ("its process", size(judged.overhead), ""),
        ("all", size(judged.total), how),
    ]
    speed = [f"It would write {pace(judged.tokens_per_second)}."] if judged.tokens_per_second else []
    return [sentence(judged), *speed, *columns(rows)]


def _twice(judged: Fit) -> str:
    return f"{size(judged.once)} of them only while it loads" if judged.once else ""
