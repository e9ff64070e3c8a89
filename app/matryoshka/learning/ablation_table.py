"""The ablations as a document and as a table, for whoever reads them without what trained."""

from typing import TypedDict

from matryoshka.learning.evaluation.markdown import UNDEFINED, table

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


def markdown(document: AblationFigures) -> str:
    """One line a setting, shares in per cent: the mean of the seeds, in brackets the smallest and largest."""
    settings = document["settings"]
    lines = ([one["name"], *(_cell(field, one["figures"][field]) for field in COLUMNS)] for one in settings)
    return table(["one round of the smallest tier", *COLUMNS.values()], lines)


def _cell(field: str, spread: Spread) -> str:
    defined = [value for value in spread["values"] if value is not None]
    if spread["mean"] is None:
        return UNDEFINED
    digits, scale = (3, 1) if field == "apgr" else (1, 100)
    mean, low, high = (f"{scale * part:.{digits}f}" for part in (spread["mean"], min(defined), max(defined)))
    return mean if len(defined) == 1 else f"{mean} [{low}, {high}]"
