"""The models on this computer: found and used where they lie, whichever program put them there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from matryoshka.errors import AppError
from matryoshka.models.candidates import Candidate, in_folder, in_hub_cache, is_here, whole_model
from matryoshka.models.checks import check
from matryoshka.models.found import Comparing, Finding, Found, Owner, Place, Same, Unusable
from matryoshka.models.gguf import Header
from matryoshka.models.homes import System, folders, hub_cache, ollama_homes
from matryoshka.models.intake import Intake
from matryoshka.models.ledger import Entry, Ledger
from matryoshka.models.ollama import in_ollama
from matryoshka.models.quantization import in_name, of_file_type
from matryoshka.models.refusal import NotForChat
from matryoshka.models.remote import part_of
from matryoshka.models.sameness import Comparison, together
from matryoshka.models.stops import Stops
from matryoshka.models.sums import Sums


class Library:
    """What programs on a system keep, what lies in our own `folder`, and what the `ledger` says of both."""

    def __init__(self, system: System, folder: Path, ledger: Ledger, sums: Sums) -> None:
        self.folder, self.ledger = folder, ledger
        self._system, self._sums = system, sums

    @property
    def intake(self) -> Intake:
        """What takes models in."""
        return Intake(self.folder, self.ledger)

    def search(self, stop: Stops) -> Iterator[Finding]:
        """All models as they are found; then copies are looked for among those of one size."""
        found: list[Found] = []
        for group in together(self._candidates(stop)):
            if stop.is_set():
                return
            for finding in _looked_at(group):
                yield finding
                if isinstance(finding, Found):
                    found.append(finding)
        yield from Comparison(self._sums, stop).copies(
            sorted(found, key=lambda model: _rank(model.places[0]))
        )

    def _candidates(self, stop: Stops) -> Iterator[Candidate]:
        """Each path once: who comes first has it."""
        forgotten = set(self.ledger.paths(Entry.FORGOTTEN))
        seen = set[Path]()
        for candidate in self._all(stop):
            path, owner = candidate.place.path, candidate.place.owner
            if path not in seen and not (owner is Owner.PERSON and path in forgotten):
                seen.add(path)
                yield candidate

    def _all(self, stop: Stops) -> Iterator[Candidate]:
        yield from in_folder(Owner.OURS, self.folder, stop)
        yield from in_hub_cache(hub_cache(self._system), self.ledger.paths(Entry.FETCHED), stop)
        for home in ollama_homes(self._system):
            yield from in_ollama(home, stop)
        for owner, folder in folders(self._system):
            yield from in_folder(owner, folder, stop)
        for folder in self.ledger.paths(Entry.FOLDER):
            yield from in_folder(Owner.PERSON, folder, stop)
        for file in self.ledger.paths(Entry.FILE):
            yield from named(file)


def named(file: Path) -> Iterator[Candidate]:
    """A model that a person names by its file, or by that of a part."""
    if is_here(file):
        yield Candidate(Place(Owner.PERSON, whole_model(file)))


def _looked_at(group: list[Candidate]) -> Iterator[Found | Unusable]:
    """Nothing of files that do something else than chat."""
    by_owner = sorted(group, key=lambda candidate: _rank(candidate.place))
    places = tuple(candidate.place for candidate in by_owner)
    try:
        yield _found(next((each.name for each in by_owner if each.name), ""), places, check(places[0].path))
    except (NotForChat, OSError):  # or it has gone meanwhile
        pass
    except AppError as fault:
        yield Unusable(places[0], fault)


def _rank(place: Place) -> int:
    """Of several places the first is used: ours, which nobody else clears away."""
    return list(Owner).index(place.owner)


def _found(name: str, places: tuple[Place, ...], header: Header) -> Found:
    file = places[0].path
    context = header.of_model("context_length")
    return Found(
        name or part_of(file.stem).stem,
        header.architecture,
        sum(tensor.weights for tensor in header.tensors),
        _quantization(places, header),
        sum(part.stat().st_size for part in places[0].files),
        context if isinstance(context, int) else 0,
        places,
    )


def _quantization(places: tuple[Place, ...], header: Header) -> str:
    """As a file's name says, which may know more than the header."""
    by_name = (in_name(place.path.name) for place in places)
    number = header.metadata.get("general.file_type")
    by_header = of_file_type(number) if isinstance(number, int) else None
    known = next((each for each in by_name if each), by_header)
    return known.name if known else ""


def gathered(findings: Iterable[Finding]) -> tuple[tuple[Found, ...], tuple[Unusable, ...]]:
    """All models, each once with all its places, and all that cannot be used."""
    found: dict[Path, Found] = {}
    unusable: list[Unusable] = []
    for finding in findings:
        match finding:
            case Found(path=path):
                found[path] = finding
            case Unusable():
                unusable.append(finding)
            case Same(first, copy):
                found[first] = replace(found[first], places=(*found[first].places, *found.pop(copy).places))
            case Comparing():
                pass
            case _:
                assert_never(finding)
    return tuple(found.values()), tuple(unusable)
