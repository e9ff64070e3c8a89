"""A stock of models over real files, whose hub is known by heart and delivers when it is told to."""

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.fetching import Event, Fetched, Fetching, Paused
from matryoshka.models.hardware import Hardware
from matryoshka.models.homes import System
from matryoshka.models.ledger import Ledger
from matryoshka.models.library import Library
from matryoshka.models.measured import Measured
from matryoshka.models.queue import Queue
from matryoshka.models.remote import Gate, Listing, RemoteFile, RemoteModel
from matryoshka.models.source import FileSource, Source
from matryoshka.models.stock import LateHub, Stock
from matryoshka.models.stops import Stops
from matryoshka.models.sums import Sums
from matryoshka.models.waitlist import Waitlist

GB = 10**9
COMPUTER = Hardware(32 * GB, 24 * GB, "a processor", 8, (), 214 * GB, None)
STEPS = 4


@dataclass(slots=True)
class HubByHeart:
    """Repositories and the files they are made of; `asked` is what it was asked for."""

    models_by_repo: dict[str, tuple[RemoteModel, ...]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    token: str | None = None

    def put(self, file: Path, repo: str) -> RemoteModel:
        size = file.stat().st_size
        part = RemoteFile(repo, "c0ffee", file.name, size, "ab" * 32, "ab" * 32)
        model = RemoteModel(repo, "c0ffee", "Q4_K_M", (part,), "apache-2.0", Gate.OPEN)
        self.models_by_repo[repo] = (*self.models_by_repo.get(repo, ()), model)
        self.files[file.name] = file
        return model

    def search(self, words: str) -> tuple[Listing, ...]:
        self.asked.append(words)
        repos = [each for each in self.models_by_repo if words.lower() in each.lower()]
        return tuple(Listing(each, 1000, 10, Gate.OPEN, "mit", None, "llama", 8 * GB, 4096) for each in repos)

    def models(self, repo: str) -> tuple[RemoteModel, ...]:
        self.asked.append(repo)
        if repo not in self.models_by_repo:
            raise AppError(f"The hub has no {repo}.", "It may have been renamed.")
        return self.models_by_repo[repo]

    def model(self, source: str) -> RemoteModel:
        return next(each for each in self.models(source.rpartition("/")[0]) if each.source == source)

    def source(self, file: RemoteFile) -> Source:
        return FileSource(self.files[file.path])

    def url(self, file: RemoteFile) -> str:
        return file.path


@dataclass(slots=True)
class Postman:
    """Brings models from that hub into a folder, a step each time the `gate` is opened."""

    hub: HubByHeart
    folder: Path
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def fetch(self, model: RemoteModel, stop: Stops) -> Generator[Event, None, None]:
        for step in range(STEPS):
            yield Fetching(model.bytes * step // STEPS, model.bytes, 24e6, 60.0)
            while not self.gate.acquire(timeout=0.01):
                if stop.is_set():
                    yield Paused(model.bytes * step // STEPS, model.bytes)
                    return
        yield Fetched((self._brought(model),))

    def _brought(self, model: RemoteModel) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / model.parts[0].path
        target.write_bytes(self.hub.files[target.name].read_bytes())
        return target

    def here(self, model: RemoteModel) -> int:
        return model.bytes // 2

    def discard(self, model: RemoteModel) -> None:
        """There are no parts: models appear here whole."""

    def deliver(self) -> None:
        """Everything of one model."""
        self.gate.release(STEPS)


def stock_in(home: Path, hub: HubByHeart, postman: Postman, languages: Sequence[str] = ("en",)) -> Stock:
    """Everything it keeps lies in `home`."""
    ledger, sums = Ledger(home / "ledger.jsonl"), Sums(home / "sums.json")
    return Stock(
        Library(System(home, {}, "linux"), home / "models", ledger, sums),
        Queue(Waitlist(home / "downloads.json"), postman, Stop),
        LateHub("https://hub.example", lambda _: hub),
        lambda _: COMPUTER,
        lambda: 0,
        Measured(home / "measured.json"),
        languages,
    )
