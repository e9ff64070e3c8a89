"""A ladder for this computer: two to four tiers, of those that come with the program and of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.models.options import Candidate, Judge, Option
from matryoshka.models.stacking import Place, stacked
from matryoshka.models.verdict import Fit
from matryoshka.models.worth import BUILTIN, BUILTIN_LANGUAGES, NOTHING, Bottom, cheapest

NAMES = ("XS", "S", "M", "L", "XL")
"""Of tiers, smallest first; those that come with the program bear the first two."""
MOST = 4
"""Tiers of a ladder."""
DISK_LEFT = 5 * 10**9
"""Bytes that stay free for all else."""
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

    Of the built-in tiers those stay that make a question take the least time; none where they speak none of
    these languages and others do.
    """
    speaking = bool(set(languages) & set(BUILTIN_LANGUAGES))
    able = [each for each in models if each.best is not None and each.speaks(languages)]
    room, least = (MOST - len(BUILTIN), _ABLE) if speaking else (MOST, 0)
    above = stacked(able, Place(disk_free - DISK_LEFT, judge, room, least))
    bottom = _bottom(above, measured) if speaking or not above else NOTHING
    built_in = [BuiltIn(tier.upper(), tier) for tier in bottom.tiers]
    free = NAMES[NAMES.index(built_in[-1].name) + 1 if built_in else 1 :]
    fits = [fit for fit, _ in judge([option.header for option in above])]
    fetched = [ToFetch(*each) for each in zip(free, above, fits, strict=False)]
    return Suggestion((*built_in, *fetched), _dropped(bottom, speaking=speaking))


def _bottom(above: Sequence[Option], measured: Sequence[Bottom]) -> Bottom:
    """All of them where nothing stands above, or nobody knows how fast that is."""
    seconds = above[0].seconds if above else None
    return measured[0] if seconds is None else cheapest(measured, seconds)


def _dropped(bottom: Bottom, *, speaking: bool) -> tuple[Dropped, ...]:
    why = "asking it would take more time than it saves" if speaking else "it speaks none of your languages"
    return tuple(Dropped(tier, why) for tier in BUILTIN if tier not in bottom.tiers)
