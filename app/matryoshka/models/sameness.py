"""Which models are one: the same file under several names, or copies of one content."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress

from matryoshka.models.candidates import Candidate
from matryoshka.models.found import Comparing, Found, Place, Same
from matryoshka.models.stops import Stops
from matryoshka.models.sums import Sums, named_sum, sample


def together(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """The candidates; those are together that are one file, or that their owners name by one sum."""
    groups: dict[Hashable, list[Candidate]] = {}
    named_first = sorted(candidates, key=lambda candidate: _names(candidate.place) is None)
    for candidate in named_first:
        with suppress(OSError):  # it may have gone meanwhile
            keys = [_identity(candidate.place), _names(candidate.place)]
            group = next((groups[key] for key in keys if key in groups), [])
            group.append(candidate)
            groups.update((key, group) for key in keys if key)
    return list({id(group): group for group in groups.values()}.values())


def _identity(place: Place) -> Hashable:
    states = [file.stat() for file in place.files]
    return tuple((state.st_dev, state.st_ino) for state in states)


def _names(place: Place) -> Hashable:
    names = tuple(map(named_sum, place.files))
    return names if all(names) else None


class Comparison:
    """Finds copies among models that are files of their own; reads only what may be one content."""

    def __init__(self, sums: Sums, stop: Stops) -> None:
        self._sums, self._stop = sums, stop
        self._done = self._total = 0

    def copies(self, models: Iterable[Found]) -> Iterator[Comparing | Same]:
        groups = [group for sized in _alike(models, _sizes) for group in _alike(sized, _samples)]
        self._total = sum(model.bytes for group in groups for model in group)
        for group in groups:
            yield from self._among(group)

    def _among(self, models: Sequence[Found]) -> Iterator[Comparing | Same]:
        first: dict[Hashable, Found] = {}
        for model in models:
            yield from self._reading(model.places[0])
            sums = tuple(map(self._sums.known, model.places[0].files))
            if all(sums) and (same := first.setdefault(sums, model)) is not model:
                yield Same(same.path, model.path)

    def _reading(self, place: Place) -> Iterator[Comparing]:
        for file in place.files:
            for count in self._sums.read(file, self._stop):
                self._done += count
                yield Comparing(self._done, self._total)


def _alike(models: Iterable[Found], trait: Callable[[Place], Hashable]) -> list[list[Found]]:
    """Those that share a trait with another one."""
    groups: dict[Hashable, list[Found]] = {}
    for model in models:
        with suppress(OSError):
            groups.setdefault(trait(model.places[0]), []).append(model)
    return [group for group in groups.values() if len(group) > 1]


def _sizes(place: Place) -> Hashable:
    return tuple(file.stat().st_size for file in place.files)


def _samples(place: Place) -> Hashable:
    return tuple(map(sample, place.files))
