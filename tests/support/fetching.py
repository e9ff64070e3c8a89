"""A model on a loopback hub, and a fetcher of it into a cache, impatient enough for tests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from matryoshka.chat.engine import Stop
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.fetch import Fetcher
from matryoshka.models.download.manners import Manners
from matryoshka.models.fetching import Event, Fetched
from matryoshka.models.ledger import Ledger
from matryoshka.models.remote import Gate, RemoteFile, RemoteModel
from support.borders import OPEN_BORDER
from support.hub import Hub

REPO = "maker/doll"
MANNERS = Manners(stall=1.0, tick=0.01, tries=3, first_wait=0.01, longest_wait=0.02, spare=0)


@dataclass(frozen=True, slots=True)
class Origin:
    """As the program's own hub: an endpoint, a token, and addresses of files."""

    endpoint: str
    token: str | None = None

    def url(self, file: RemoteFile) -> str:
        return f"{self.endpoint}/{file.repo}/resolve/{file.revision}/{file.path}"


def content(size: int, seed: int = 1) -> bytes:
    """Bytes that repeat nowhere, always the same for a seed."""
    return Random(seed).randbytes(size)  # noqa: S311 - nothing secret


def put(hub: Hub, *contents: bytes, name: str = "doll") -> RemoteModel:
    """A model of as many parts on the hub's shelf."""
    count = len(contents)
    numbers = [f"-{number:05}-of-{count:05}" if count > 1 else "" for number in range(1, count + 1)]
    stored = [
        hub.put(REPO, f"{name}{number}.gguf", each) for number, each in zip(numbers, contents, strict=True)
    ]
    commit = hub.shelf(REPO).commit
    parts = tuple(RemoteFile(REPO, commit, each.path, each.size, each.sha256, each.etag) for each in stored)
    return RemoteModel(REPO, commit, "", parts, None, Gate.OPEN)


def seeing(hub: Hub, content: bytes, eyes: bytes) -> RemoteModel:
    """A model of one file, and beside it what it sees through."""
    stored = hub.put(REPO, "mmproj.gguf", eyes)
    model = put(hub, content)
    file = RemoteFile(REPO, model.revision, stored.path, stored.size, stored.sha256, stored.etag)
    return replace(model, eyes=file)


def fetcher(hub: Hub, folder: Path, manners: Manners = MANNERS, token: str | None = None) -> Fetcher:
    origin, ledger = Origin(hub.endpoint, token), Ledger(folder / "ledger")
    return Fetcher(origin, OPEN_BORDER, HubCache(folder), ledger, manners)


def fetch(each: Fetcher, model: RemoteModel, stop: Stop | None = None) -> Sequence[Event]:
    """All events until it ends."""
    return list(each.fetch(model, stop or Stop()))


def paths(events: Sequence[Event]) -> tuple[Path, ...]:
    """Of a model that was fetched."""
    assert isinstance(events[-1], Fetched), events[-1]
    return events[-1].paths
