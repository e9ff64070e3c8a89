"""Stacks models of the catalogue: the best at the top, and below it what is quicker and lies beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.models.options import Candidate, Judge, Option
from matryoshka.models.verdict import Fit, Verdict

_MODEST = 0.8
"""The part of the free memory that is taken: the rest is for programs that are opened later."""
_STEP = 2.0
"""A tier saves enough below another that takes so many times as long."""


@dataclass(frozen=True, slots=True)
class Place:
    """Room for `most` tiers and `disk` bytes; `judge` says what is loaded side by side.

    Who stands below another has `able` parameters at least.
    """

    disk: int
    judge: Judge
    most: int
    able: int = 0

    def takes(self, option: Option, above: Sequence[Option]) -> bool:
        """Whether it can stand below these."""
        if above and (option.model.parameters < self.able or not _saves(option, above[0])):
            return False
        return option.bearable and self.holds([option, *above])

    def holds(self, ladder: Sequence[Option]) -> bool:
        """Whether all lie there side by side, on the disk and loaded, and leave memory to others."""
        judged = self.judge([option.header for option in ladder])
        loaded = all(beside and _is_modest(fit) for fit, beside in judged)
        return loaded and sum(option.file.bytes for option in ladder) <= self.disk


def stacked(models: Sequence[Candidate], place: Place) -> list[Option]:
    """Smallest first; `models` come the best first, and all suit this computer when they are alone.

    The best that is bearable becomes the top; below it comes the best that is quick enough for that and lies
    beside it, and so on. Then all become as fine as there is room for, the top before the others.
    """
    return _finest(_smallest(models, place), models, place)


def _is_modest(fit: Fit) -> bool:
    return fit.verdict is Verdict.GPU or fit.needed <= fit.free * _MODEST


def _saves(option: Option, above: Option) -> bool:
    if option.seconds is None or above.seconds is None:
        return option.file.bytes * _STEP <= above.file.bytes
    return option.seconds * _STEP <= above.seconds


def _smallest(models: Sequence[Candidate], place: Place) -> list[Option]:
    """Smallest first, each in its smallest file."""
    chosen = list[Option]()
    for option in (model.options[0] for model in models):
        if len(chosen) < place.most and place.takes(option, chosen):
            chosen = [option, *chosen]
    return chosen


def _finest(ladder: list[Option], models: Sequence[Candidate], place: Place) -> list[Option]:
    """The same models, each in the finest file up to its best one that leaves all side by side; top first."""
    for index in reversed(range(len(ladder))):
        model = next(each for each in models if each.model is ladder[index].model)
        for finer in model.options[1 : (model.best or 0) + 1]:
            if place.holds(trial := [*ladder[:index], finer, *ladder[index + 1 :]]):
                ladder = trial
    return ladder
