"""A ladder for this computer: two to four tiers, of those that come with the program and of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.models.options import Candidate, Judge, Option
from matryoshka.models.verdict import Fit, Verdict
from matryoshka.models.worth import BUILTIN, BUILTIN_LANGUAGES, NOTHING, Bottom, cheapest

NAMES = ("XS", "S", "M", "L", "XL")
"""Of tiers, smallest first; those that come with the program bear the first two."""
MOST = 4
"""Tiers of a ladder."""
DISK_LEFT = 5 * 10**9
"""Bytes that stay free for all else."""
_MODEST = 0.8
"""The part of the free memory that is taken: the rest is for programs that are opened later."""
_STEP = 2.0
"""A tier saves enough below another that takes so many times as long."""
_ABLE = 15 * 10**8
"""Parameters of what may stand between the built-in tiers and a bigger one: less would keep too little."""


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A tier that comes with the program."""

    name: str
    tier: str

    @property
    def source(self) -> str:
        """As a ladder file names it."""
        return f"builtin:{self.tier}"


@dataclass(frozen=True, slots=True)
class ToFetch:
    """A tier of the catalogue; `fit` is that beside the other tiers."""

    name: str
    option: Option
    fit: Fit


@dataclass(frozen=True, slots=True)
class Dropped:
    """A built-in tier that is left out, and why."""

    tier: str
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Smallest first; nothing is fetched where nothing of the catalogue suits."""

    tiers: tuple[BuiltIn | ToFetch, ...]
    dropped: tuple[Dropped, ...] = ()

    @property
    def fetched(self) -> tuple[ToFetch, ...]:
        return tuple(tier for tier in self.tiers if isinstance(tier, ToFetch))

    @property
    def bytes(self) -> int:
        """To fetch, about."""
        return sum(tier.option.file.bytes for tier in self.fetched)


def suggest(
    models: Sequence[Candidate],
    languages: Sequence[str],
    disk_free: int,
    judge: Judge,
    measured: Sequence[Bottom],
) -> Suggestion:
    """`models` come from `candidates`, the best first, and `measured` from `bottoms`.

    The best that is bearable becomes the top; below it comes the best that is quick enough for that and lies
    beside it, and so on; then all become as fine as there is room for. Of the built-in tiers those stay that
    make a question take the least time; none where they speak none of these languages.
    """
    speaking = bool(set(languages) & set(BUILTIN_LANGUAGES))
    able = [each for each in models if each.best is not None and each.speaks(languages)]
    place = _Place(disk_free - DISK_LEFT, judge, _ABLE if speaking else 0)
    above = _finest(_above(able, MOST - (len(BUILTIN) if speaking else 0), place), able, place)
    bottom = _bottom(above, measured) if speaking else NOTHING
    built_in = [BuiltIn(tier.upper(), tier) for tier in bottom.tiers]
    free = NAMES[NAMES.index(built_in[-1].name) + 1 if built_in else 1 :]
    fits = [fit for fit, _ in judge([option.header for option in above])]
    fetched = [ToFetch(*each) for each in zip(free, above, fits, strict=False)]
    return Suggestion((*built_in, *fetched), _dropped(bottom, speaking=speaking))


@dataclass(frozen=True, slots=True)
class _Place:
    """`disk` bytes, who judges what is loaded, and how many parameters a tier below another has at least."""

    disk: int
    judge: Judge
    able: int

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


def _is_modest(fit: Fit) -> bool:
    return fit.verdict is Verdict.GPU or fit.needed <= fit.free * _MODEST


def _saves(option: Option, above: Option) -> bool:
    if option.seconds is None or above.seconds is None:
        return option.file.bytes * _STEP <= above.file.bytes
    return option.seconds * _STEP <= above.seconds


def _above(models: Sequence[Candidate], room: int, place: _Place) -> list[Option]:
    """Smallest first, each in its smallest file."""
    chosen = list[Option]()
    for option in (model.options[0] for model in models):
        if len(chosen) < room and place.takes(option, chosen):
            chosen = [option, *chosen]
    return chosen


def _finest(ladder: list[Option], models: Sequence[Candidate], place: _Place) -> list[Option]:
    """The same models, each in the finest file up to its best one that leaves all side by side; top first."""
    for index in reversed(range(len(ladder))):
        model = next(each for each in models if each.model is ladder[index].model)
        for finer in model.options[1 : (model.best or 0) + 1]:
            if place.holds(trial := [*ladder[:index], finer, *ladder[index + 1 :]]):
                ladder = trial
    return ladder


def _bottom(above: Sequence[Option], measured: Sequence[Bottom]) -> Bottom:
    """All of them where nothing stands above, or nobody knows how fast that is."""
    seconds = above[0].seconds if above else None
    return measured[0] if seconds is None else cheapest(measured, seconds)


def _dropped(bottom: Bottom, *, speaking: bool) -> tuple[Dropped, ...]:
    why = "asking it would take more time than it saves" if speaking else "it speaks none of your languages"
    return tuple(Dropped(tier, why) for tier in BUILTIN if tier not in bottom.tiers)
