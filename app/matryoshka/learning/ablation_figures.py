"""What the runs of the ablations came to, setting by setting."""

from collections.abc import Sequence
from statistics import fmean

from matryoshka.learning.ablation_table import COLUMNS, AblationFigures, SettingFigures, Spread
from matryoshka.learning.curves import packages
from matryoshka.learning.trial import Tried


def figures(found: Sequence[Tried], seeds: Sequence[int], scale: float) -> AblationFigures:
    names = dict.fromkeys(tried.setting for tried in found)
    settings = [_setting(name, [tried for tried in found if tried.setting == name]) for name in names]
    return AblationFigures(scale=scale, seeds=list(seeds), packages=packages(), settings=settings)


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
