"""What is told of a measured ladder: its dials in figures for people, and all of it for programs."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from matryoshka.chat.calibration import Calibration, Estimate, Forecast
from matryoshka.chat.calibration_json import json_of
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.measuring import Known
from matryoshka.chat.unmeasured import Unmeasured
from matryoshka.commands.output import columns

_SETTINGS = 9
"""How many settings of a dial are told."""


def document(known: Known, ladder: Ladder) -> dict[str, Any]:
    found = known.found
    document: dict[str, Any] = {
        "junior": known.junior,
        "elder": known.elder,
        "patience": ladder.tiers[ladder.index(known.junior)].patience,
        "calibration": json_of(found) if isinstance(found, Calibration) else None,
        "remarks": list(known.remarks),
    }
    if isinstance(found, Unmeasured):
        document |= {"why": found.why, "sentence": found.sentence, "remedy": found.remedy}
    return document


def lines(known: Sequence[Known], ladder: Ladder, file: Path) -> Iterator[str]:
    """For people."""
    for pair in known:
        yield f"{pair.junior} asks {pair.elder}"
        match pair.found:
            case Calibration():
                yield from _settings(pair.found, ladder.tiers[ladder.index(pair.junior)].patience, pair.elder)
                yield from pair.found.remarks
            case Unmeasured(sentence=sentence, remedy=remedy):
                yield f"{sentence} {remedy}"
            case None:
                pass
        yield from pair.remarks
    if any(pair.calibration for pair in known):
        place = "in" if file.exists() else "in a ladder of your own,"
        yield f"To choose, move the dial in the window, or write patience = … below a tier {place} {file}."


def _settings(calibration: Calibration, patience: float, elder: str) -> Iterator[str]:
    """What the patience that holds now means, among others."""
    told = {each.patience: each for each in _some(calibration.forecast)}
    if now := calibration.at(patience):
        told[patience] = now
    thrifty_first = sorted(told.values(), key=lambda one: -one.patience)
    rows = [(_short(each.patience), *_of(each), "now" if each is now else "") for each in thrifty_first]
    yield f"Measured with {calibration.questions:,} questions; in brackets, where it lies 19 times in 20:"
    head = "patience", "go up", f"as good as always asking {elder}", "in so much of its time", ""
    yield from columns([head, *rows])


def _short(patience: float) -> str:
    """As it is written in a ladder, never in powers of ten."""
    return f"{patience:.8f}".rstrip("0").rstrip(".")


def _of(forecast: Forecast) -> tuple[str, str, str]:
    """Who goes up, how good that is, and what it costs."""
    cost = f"{forecast.cost.value:.0%}" if forecast.cost else ""
    return _about(forecast.share), _about(forecast.quality), cost


def _about(estimate: Estimate) -> str:
    low, high = (f"{100 * end:.0f}" for end in (estimate.low, estimate.high))
    return f"{estimate.value:.0%}" if low == high else f"{estimate.value:.0%} ({low} to {high}%)"


def _some(forecasts: Sequence[Forecast]) -> Sequence[Forecast]:
    """A few of them, spread evenly, the first and the last among them."""
    last = len(forecasts) - 1
    places = {round(last * place / (_SETTINGS - 1)) for place in range(_SETTINGS)}
    return [forecasts[place] for place in sorted(places)] if forecasts else []
