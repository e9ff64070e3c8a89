"""`matryoshka models fit`: whether a model, or all of a ladder together, fits this computer."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from matryoshka import build
from matryoshka.chat.ladder import Tier
from matryoshka.commands.hub import hub_of
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.engines.prober import Prober
from matryoshka.engines.rehearsals import HeaderRehearsal, Kept, LlamaRehearsal
from matryoshka.models.checks import check, check_sources
from matryoshka.models.eyes import eyes_beside, taken_by
from matryoshka.models.fit import Wish, fit, fit_ladder
from matryoshka.models.gguf import Header
from matryoshka.models.measured import Measured, Rehearsal
from matryoshka.models.splits import read_model
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
        "source",
        metavar="SOURCE",
        nargs="?",
        help="a GGUF file, or one of the hub: owner/repo/file.gguf; without it, all tiers of your ladder",
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
    context = options.context
    told = _of_model(options.source, context, paths) if options.source else _of_ladder(context, paths)
    document, lines = told
    if options.json:
        write_json(_WHAT, document)
    else:
        write(_WHAT, lines)
    return 0


class _Told(NamedTuple):
    """For programs, and for people."""

    document: Any
    lines: Sequence[str]


def _of_model(source: str, context: int | None, paths: Paths) -> _Told:
    judged = _judged(source, context, paths)
    return _Told(_document(judged), _lines(judged))


def _of_ladder(context: int | None, paths: Paths) -> _Told:
    """Of the tiers of this person's ladder that are on this computer, smallest first."""
    tiers = build.ladder(None, paths).local
    wishes = [_wish(tier, context) for tier in tiers]
    judged = fit_ladder([read_model(tier.path) for tier in tiers], build.hardware(paths), wishes=wishes)
    each = [(tier.name, *verdict) for tier, verdict in zip(tiers, judged, strict=True)]
    return _Told(
        [{"tier": name, "beside": beside} | _document(fits) for name, fits, beside in each],
        [f"{name}: {sentence(fits)}{_together(fits, beside=beside)}" for name, fits, beside in each],
    )


def _wish(tier: Tier, context: int | None) -> Wish:
    place = tier.placement
    eyes = taken_by(tier.mmproj)
    return Wish(context or tier.context, place.kv_type, place.gpu_layers, place.flash_attention, eyes)


def _together(fits: Fit, *, beside: bool) -> str:
    if not fits.verdict.fits:
        return ""
    return " It stays loaded." if beside else " It takes turns with those below it."


def _judged(source: str, context: int | None, paths: Paths) -> Fit:
    header, rehearsal, eyes = _read(source, paths)
    known = Measured(paths.measured)
    return fit(
        header, build.hardware(paths), Wish(context=context, eyes=eyes), known=known, rehearsal=rehearsal
    )


def _read(source: str, paths: Paths) -> tuple[Header, Rehearsal, int]:
    """The model's header, which is all that is fetched of one of the hub, and what llama.cpp makes of it.

    Last the bytes of what it sees through.
    """
    path = Path(source)
    if path.exists() or path.is_absolute():
        return check(path), LlamaRehearsal(path, Prober()), taken_by(eyes_beside(path))
    hub = hub_of(paths)
    model = hub.model(source)
    parts = [Kept(hub.source(part)) for part in model.parts]
    eyes = model.eyes.size if model.eyes else 0
    return check_sources(parts), HeaderRehearsal(parts, Prober()), eyes


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
