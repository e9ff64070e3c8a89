"""The page's long work, as generators of what is found out; each runs in an errand of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.found import Finding, Found
from matryoshka.models.hardware import Hardware
from matryoshka.models.intake import TakenIn
from matryoshka.models.options import Candidate
from matryoshka.models.refusal import Refused
from matryoshka.models.remote import Listing, RemoteModel
from matryoshka.models.removal import Removal
from matryoshka.models.suggestion import Suggestion
from matryoshka.ui.models import listed
from matryoshka.ui.models.scene import Judged
from matryoshka.ui.needs import Stock


@dataclass(frozen=True, slots=True)
class Suggested:
    """How the catalogue suits this computer, and a ladder of what does."""

    candidates: Sequence[Candidate]
    ladder: Suggestion


News: TypeAlias = Hardware | Suggested | Finding | Judged


def look(stock: Stock, stop: Stop, *, advise: bool) -> Iterator[News]:
    """The computer, with `advise` what would suit it, then the models on it, each with whether it fits."""
    hardware = stock.hardware(stop)
    yield hardware
    if advise:
        yield Suggested(*stock.suggest(hardware))
    for finding in stock.search_here(stop):
        yield finding
        if isinstance(finding, Found):
            yield from judged(stock, hardware, finding)


def judged(stock: Stock, hardware: Hardware, found: Found) -> Iterator[Judged]:
    """Nothing of a file that has gone meanwhile, or that cannot be read."""
    try:
        yield Judged(listed.key_of_file(found), stock.fit(found, hardware))
    except AppError:
        return


def is_repository(words: str) -> bool:
    """Whether somebody typed `owner/name`."""
    return re.fullmatch(r"[\w.-]+/[\w.-]+", words) is not None


def search(stock: Stock, words: str, stop: Stop) -> Iterator[tuple[Listing, ...] | AppError]:
    del stop
    yield stock.search_hub(words)
    yield from stock.warnings()


def files(stock: Stock, repo: str, stop: Stop) -> Iterator[tuple[RemoteModel, ...] | Judged | AppError]:
    """The models of a repository, then whether each fits."""
    models = stock.models_of(repo)
    yield models
    yield from stock.warnings()
    hardware = stock.hardware(stop)
    for model in models:
        if stop.is_set():
            return
        yield _judged_remote(stock, hardware, model)


def _judged_remote(stock: Stock, hardware: Hardware, model: RemoteModel) -> Judged | Refused:
    """What is no model for a chat is told, and does not keep the others from being judged."""
    try:
        return Judged(listed.key_of(model.source), stock.fit_remote(model, hardware))
    except Refused as fault:
        return fault


def model(stock: Stock, source: str, stop: Stop) -> Iterator[RemoteModel | AppError]:
    del stop
    yield stock.model(source)
    yield from stock.warnings()


def removal(stock: Stock, found: Found, stop: Stop) -> Iterator[Removal]:
    """What removing it would do."""
    del stop
    yield stock.removal(found)


def remove(stock: Stock, wanted: Removal, stop: Stop) -> Iterator[Removal]:
    """Yields what was removed."""
    del stop
    stock.remove(wanted)
    yield wanted


def take_in(stock: Stock, file: Path, stop: Stop) -> Iterator[TakenIn]:
    """Check it, and link it where that takes no space, else leave it where it lies."""
    for step in stock.take_in(file, stop):
        if isinstance(step, TakenIn):
            yield step


def look_in(stock: Stock, folder: Path, stop: Stop) -> Iterator[Path]:
    """Yields the folder once it is kept."""
    del stop
    stock.look_in(folder)
    yield folder
