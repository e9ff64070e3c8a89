"""All that is known of models in one place: here, by heart, and on the hub."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeAlias

from matryoshka.errors import AppError
from matryoshka.models.advice import advise
from matryoshka.models.checks import check_sources
from matryoshka.models.eyes import eyes_beside, taken_by
from matryoshka.models.fit import Wish, fit
from matryoshka.models.found import Finding, Found
from matryoshka.models.hardware import Hardware
from matryoshka.models.intake import Copying, TakenIn
from matryoshka.models.ledger import Entry
from matryoshka.models.library import Library
from matryoshka.models.measured import Known
from matryoshka.models.options import Candidate
from matryoshka.models.queue import Queue
from matryoshka.models.remote import Listing, RemoteFile, RemoteModel
from matryoshka.models.removal import Removal, removal_of, remove
from matryoshka.models.source import Source
from matryoshka.models.splits import read_model
from matryoshka.models.stops import Stops
from matryoshka.models.suggestion import Suggestion
from matryoshka.models.verdict import Fit

Warn: TypeAlias = Callable[[AppError], None]


class Hubs(Protocol):
    """What a hub says of its models, and where their bytes are asked for, with which token."""

    token: str | None

    def search(self, words: str) -> tuple[Listing, ...]: ...

    def models(self, repo: str) -> tuple[RemoteModel, ...]: ...

    def model(self, source: str) -> RemoteModel: ...

    def source(self, file: RemoteFile) -> Source: ...

    def url(self, file: RemoteFile) -> str: ...


class LateHub:
    """A hub that is found when it is first asked: that takes a moment, and may wait for a keyring.

    `find` is given whom to tell what it could not do; that lies in `warnings` until somebody takes it.
    """

    def __init__(self, endpoint: str, find: Callable[[Warn], Hubs]) -> None:
        self.endpoint = endpoint
        self.warnings: list[AppError] = []
        self._find = find

    @cached_property
    def hub(self) -> Hubs:
        return self._find(self.warnings.append)

    @property
    def token(self) -> str | None:
        return self.hub.token

    def url(self, file: RemoteFile) -> str:
        return self.hub.url(file)

    def page(self, repo: str) -> str:
        """Where people read about a repository, or without one about the hub."""
        return f"{self.endpoint}/{repo}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Stock:
    """Composed of all rooms' parts; whatever fails raises `AppError`.

    `computer` looks at the hardware, `held` tells the bytes that models of our own would give back, `known`
    what models took when they were last loaded, and `languages` (two-letter codes) are those of the person.
    """

    library: Library
    queue: Queue
    late: LateHub
    computer: Callable[[Stops], Hardware]
    held: Callable[[], int]
    known: Known
    languages: Sequence[str]

    def hardware(self, stop: Stops) -> Hardware:
        """What is known of this computer when `stop` is set, which ends the looking."""
        return self.computer(stop)

    def search_here(self, stop: Stops) -> Iterator[Finding]:
        return self.library.search(stop)

    def fit(self, found: Found, hardware: Hardware) -> Fit:
        wish = Wish(eyes=taken_by(eyes_beside(found.path)))
        return fit(read_model(found.path), hardware, wish, ours=self.held(), known=self.known)

    def suggest(self, hardware: Hardware) -> tuple[Sequence[Candidate], Suggestion]:
        """The catalogue on this computer, and a ladder of what suits: nothing is asked of anybody."""
        return advise(hardware, self.languages, self.held())

    def search_hub(self, words: str) -> tuple[Listing, ...]:
        return self.late.hub.search(words)

    def models_of(self, repo: str) -> tuple[RemoteModel, ...]:
        return self.late.hub.models(repo)

    def model(self, source: str) -> RemoteModel:
        return self.late.hub.model(source)

    def fit_remote(self, model: RemoteModel, hardware: Hardware) -> Fit:
        """Reads the headers of its parts, by ranges. Raises `Refused` for what is no model for a chat."""
        header = check_sources([self.late.hub.source(part) for part in model.parts])
        wish = Wish(eyes=model.eyes.size if model.eyes else 0)
        return fit(header, hardware, wish, ours=self.held(), known=self.known)

    def warnings(self) -> Iterator[AppError]:
        """What went wrong on the way to the hub and did not keep it from being asked, each once."""
        while self.late.warnings:
            yield self.late.warnings.pop(0)

    def page(self, repo: str) -> str:
        return self.late.page(repo)

    def take_in(self, file: Path, stop: Stops) -> Iterator[Copying | TakenIn]:
        return self.library.intake.take(file, stop)

    def with_name(self, found: Found) -> Path:
        return self.library.intake.with_name(found)

    def look_in(self, folder: Path) -> None:
        self.library.ledger.add(Entry.FOLDER, [folder])

    def removal(self, found: Found) -> Removal:
        return removal_of(found)

    def remove(self, removal: Removal) -> None:
        remove(removal, self.library.ledger)
