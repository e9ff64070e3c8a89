"""What a model hub says of its models: repositories, their files, and the files that make one model."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple


class Gate(StrEnum):
    """Whether a repository may be read by everybody."""

    OPEN = "open"
    ASKS = "asks"
    """After agreeing to its terms on its page; for some its owner must then say yes."""
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Listing:
    """A repository as a search finds it; None is what the hub does not say."""

    repo: str
    downloads: int
    """In the last thirty days."""
    likes: int
    gate: Gate
    licence: str | None
    updated: str | None
    """The day of its last change, YYYY-MM-DD."""
    architecture: str | None
    parameters: int | None
    context: int | None
    """Tokens."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file as it stands at one revision."""

    repo: str
    revision: str
    """The commit, never the name of a branch: what is fetched later is what was seen here."""
    path: str
    size: int
    """Bytes."""
    sha256: str | None
    """Of the content, in hexadecimal; None for small files, of which hubs do not tell it."""
    etag: str
    """What the hub names this content by, without quotation marks; caches name their blobs so."""


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """The files of one repository that make one model: one, or all parts of a split one in their order."""

    repo: str
    revision: str
    quantization: str
    """As file names say it, such as Q4_K_M; empty where they do not."""
    parts: tuple[RemoteFile, ...]
    licence: str | None
    gate: Gate
    eyes: RemoteFile | None = None
    """The file through which it sees, where its repository has one; it is fetched with it."""

    @property
    def files(self) -> tuple[RemoteFile, ...]:
        """All that are fetched."""
        return (*self.parts, *([self.eyes] if self.eyes else []))

    @property
    def bytes(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def source(self) -> str:
        """How it is named at the command line: owner/repo/file.gguf, of its first part."""
        return f"{self.repo}/{self.parts[0].path}"

    @property
    def name(self) -> str:
        """Its file without folders, numbers of parts and ending."""
        return part_of(PurePosixPath(self.parts[0].path).stem).stem


class Part(NamedTuple):
    """File `number` of so many `parts` that together are called `stem`."""

    stem: str
    number: int
    parts: int


def part_of(stem: str) -> Part:
    """What the name of a file, less its ending, says by `-00001-of-00005`; a whole model is 1 of 1."""
    found = re.fullmatch(r"(.+)-(\d{5})-of-(\d{5})", stem)
    return Part(found[1], int(found[2]), int(found[3])) if found else Part(stem, 1, 1)


def in_repository(source: str) -> tuple[str, str] | None:
    """Repository and file that `owner/repo/file.gguf` names; None where it names no such."""
    found = re.fullmatch(r"([\w.-]+/[\w.-]+)/(.+\.gguf)", source)
    return (found[1], found[2]) if found else None
