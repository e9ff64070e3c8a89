"""The ablations as they are written to JSON, and as a table."""

from collections.abc import Sequence
from statistics import fmean
from typing import TypedDict

from matryoshka.learning.curves import packages
from matryoshka.learning.evaluation.markdown import UNDEFINED, table
from matryoshka.learning.trial import Tried

COLUMNS = {
    "right": "right %",
    "wrong": "wrong %",
    "declined": "handed up %",
    "beyond": "beyond, handed up %",
    "apgr": "APGR",
}


class Spread(TypedDict):
    """One figure by seed, its mean, and the largest less the smallest; null where it is not defined."""

    values: list[float | None]
    mean: float | None
    spread: float | None


class SettingFigures(TypedDict):
    """A way to teach and to decide; `patience` is by seed, and null where none is needed."""

    name: str
    patience: list[float | None]
    figures: dict[str, Spread]


class AblationFigures(TypedDict):
    """All settings, the base model first; `scale` is the share of a round that each run was."""

    scale: float
    seeds: list[int]
    packages: dict[str, str]
    settings: list[SettingFigures]


def figures(found: Sequence[Tried], seeds: Sequence[int], scale: float) -> AblationFigures:
    names = dict.fromkeys(tried.setting for tried in found)
    settings = [_setting(name, [tried for tried in found if tried.setting == name]) for name in names]
    return AblationFigures(scale=scale, seeds=list(seeds), packages=packages(), settings=settings)


def markdown(document: AblationFigures) -> str:
    """One line a setting, shares in per cent: the mean of the seeds, in brackets the smallest and largest."""
    settings = document["settings"]
    lines = ([one["name"], *(_cell(field, one["figures"][field]) for field in COLUMNS)] for one in settings)
    return table(["one round of the smallest tier", *COLUMNS.values()], lines)


def _setting(name: str, of_seeds: Sequence[Tried]) -> SettingFigures:
    return SettingFigures(
        name=name,
        patience=[tried.patience for tried in of_seeds],
        figures={field: _spread([getattr(tried.point, field) for tried in of_seeds]) for field in COLUMNS},
    )


def _spread(values: list[float | None]) -> Spread:
    defined = [value for value in values if value is not None]
    if len(defined) < len(values):
        return Spread(values=values, mean=None, spread=None)
    return Spread(values=values, mean=fmean(defined), spread=max(defined) - min(defined))


def _cell(field: str, spread: Spread) -> str:
    defined = [value for value in spread["values"] if value is not None]
    if spread["mean"] is None:
        return UNDEFINED
    digits, scale = (3, 1) if field == "apgr" else (1, 100)
    mean, low, high = (f"{scale * part:.{digits}f}" for part in (spread["mean"], min(defined), max(defined)))
    return mean if len(defined) == 1 else f"{mean} [{low}, {high}]"
