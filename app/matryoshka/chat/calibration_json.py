"""Calibrations as JSON and back; whatever is not one is refused."""

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from matryoshka.chat.calibration import Calibration, Estimate, Forecast, Party, Stage, Term
from matryoshka.chat.observation import Signal, packed, unpacked

FORMAT = 1
"""Counts up whenever an older program would misunderstand a newer file."""


def json_of(calibration: Calibration) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(calibration), "probe": packed(calibration.probe)}


def calibration_of(fields: Any) -> Calibration:
    """Raises ValueError for anything that `json_of` has not made."""
    try:
        return _calibration(fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is no calibration: {error!r}.") from error


def _calibration(fields: Mapping[str, Any]) -> Calibration:
    if fields["format"] != FORMAT:
        raise ValueError(f"It is of the format {fields['format']}, and this program knows {FORMAT}.")
    return Calibration(
        junior=_party(fields["junior"]),
        elder=_party(fields["elder"]),
        questions=int(fields["questions"]),
        before=_stage(fields["before"]),
        after=_stage(fields["after"]) if fields["after"] else None,
        probe=tuple(_number(each) for each in unpacked(fields["probe"])),
        forecast=tuple(_forecast(each) for each in fields["forecast"]),
        remarks=tuple(_text(each) for each in fields["remarks"]),
    )


def _party(fields: Mapping[str, Any]) -> Party:
    return Party(*(_text(fields[name]) for name in ("label", "identity", "name")))


def _stage(fields: Mapping[str, Any]) -> Stage:
    return Stage(tuple(_term(each) for each in fields["terms"]), _number(fields["bias"]))


def _term(fields: Mapping[str, Any]) -> Term:
    numbers = [_number(fields[name]) for name in ("mean", "scale", "weight")]
    if numbers[1] <= 0:
        raise ValueError("A signal's scale must be above 0.")
    return Term(Signal(fields["signal"]), *numbers)


def _forecast(fields: Mapping[str, Any]) -> Forecast:
    share, quality = _estimate(fields["share"]), _estimate(fields["quality"])
    cost = _estimate(fields["cost"]) if fields["cost"] else None
    return Forecast(_number(fields["patience"]), share, quality, cost)


def _estimate(fields: Mapping[str, Any]) -> Estimate:
    return Estimate(*(_number(fields[name]) for name in ("value", "low", "high")))


def _number(value: float) -> float:
    if not math.isfinite(number := float(value)):
        raise ValueError(f"{value} is no number to compute with.")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text.")
    return value
