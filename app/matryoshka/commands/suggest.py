"""`matryoshka models suggest`: a ladder for this computer, from what is known without asking anybody."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from matryoshka import build
from matryoshka.commands.hub import hub_of
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.errors import AppError
from matryoshka.models.advice import advise
from matryoshka.models.languages import language_here
from matryoshka.models.options import Option
from matryoshka.models.refreshed import refreshed
from matryoshka.models.suggestion import BuiltIn, Suggestion, ToFetch
from matryoshka.models.verdict import sentence
from matryoshka.models.words import pace, size
from matryoshka.paths import Paths
from matryoshka.show import say

_WHAT = "The suggestion"


def add(commands: Commands) -> None:
    parser = commands.add_parser("suggest", help="a ladder for this computer, and what there is to fetch")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "--languages",
        type=_codes,
        metavar="CODES",
        default=[language_here()],
        help="what you speak with it, such as en,ru; otherwise the language of the system",
    )
    parser.add_argument("--refresh", action="store_true", help="ask the hub how big the files are now")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _codes(text: str) -> list[str]:
    codes = text.lower().replace(",", " ").split()
    if not codes or any(len(code) != 2 or not code.isalpha() for code in codes):  # noqa: PLR2004 - letters
        raise argparse.ArgumentTypeError(
            f"{text!r} are no languages: write codes of two letters, such as en,ru"
        )
    return codes


def _run(options: argparse.Namespace, paths: Paths) -> int:
    _, suggestion = advise(build.hardware(paths), options.languages)
    faults: Sequence[AppError] = ()
    if options.refresh:
        suggestion, faults = refreshed(suggestion, hub_of(paths).model)
    if options.json:
        write_json(_WHAT, document(suggestion, faults))
    else:
        _tell(suggestion, faults)
    return 0


def document(suggestion: Suggestion, faults: Sequence[AppError]) -> dict[str, Any]:
    return {
        "tiers": [_tier(tier) for tier in suggestion.tiers],
        "dropped": [asdict(each) for each in suggestion.dropped],
        "bytes": suggestion.bytes,
        "not_refreshed": [{"title": fault.title, "remedy": fault.remedy} for fault in faults],
    }


def _tier(tier: BuiltIn | ToFetch) -> dict[str, Any]:
    if isinstance(tier, BuiltIn):
        return {"name": tier.name, "source": tier.source}
    model, file = tier.option.model, tier.option.file
    return {
        "name": tier.name,
        "source": tier.option.source,
        "model": model.name,
        "parameters": model.parameters,
        "quantization": file.quantization,
        "bytes": file.bytes,
        "exact": file.exact,
        "saved": round(tier.option.saved, 3),
        "licence": model.licence,
        "languages": list(model.languages),
        "thinking": model.thinking,
        "vision": model.vision,
        "fit": asdict(tier.fit) | {"total": tier.fit.total},
    }


def _tell(suggestion: Suggestion, faults: Sequence[AppError]) -> None:
    write(_WHAT, columns([_row(tier) for tier in suggestion.tiers]))
    for tier in suggestion.fetched:
        say(f"{tier.name}: {sentence(tier.fit)}")
    for each in suggestion.dropped:
        say(f"Without the built-in {each.tier.upper()}: {each.why}.")
    for fault in faults:
        say(f"{fault.title} {fault.remedy}")
    for line in _what_to_do(suggestion):
        say(line)


def _row(tier: BuiltIn | ToFetch) -> Sequence[str]:
    if isinstance(tier, BuiltIn):
        return (tier.name, "built in", *[""] * 4)
    option, speed = tier.option, tier.fit.tokens_per_second
    return (
        tier.name,
        option.model.name,
        option.file.quantization,
        _size(option),
        f"{option.saved:.0%} below f16",
        pace(speed) if speed else "",
    )


def _size(option: Option) -> str:
    return size(option.file.bytes) if option.file.exact else f"about {size(option.file.bytes)}"


def _what_to_do(suggestion: Suggestion) -> Iterator[str]:
    if not suggestion.fetched:
        yield "Nothing of the catalogue fits this computer: the built-in tiers are all that suits it."
        return
    for tier in suggestion.fetched:
        yield f"To fetch {tier.name}: matryoshka models pull {tier.option.source}"
    about = [tier for tier in suggestion.fetched if not tier.option.file.exact]
    if about:
        day = max(each.on for tier in about for each in tier.option.model.verified)
        yield f"Sizes are those of {day:%d %B %Y}; with --refresh the hub is asked for today's."
