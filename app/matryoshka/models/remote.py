"""What a model hub says of its models: repositories, their files, and the files that make one model."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


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

    @property
    def bytes(self) -> int:
        return sum(part.size for part in self.parts)

    @property
    def source(self) -> str:
        """How it is named at the command line: owner/repo/file.gguf, of its first part."""
        return f"{self.repo}/{self.parts[0].path}"

    @property
    def name(self) -> str:
        """Its file without folders, numbers of parts and ending."""
        return without_part(PurePosixPath(self.parts[0].path).name.removesuffix(".gguf"))


def without_part(stem: str) -> str:
    """`stem` of a file, less the `-00001-of-00005` that one part of a split model ends in."""
    head, *numbers = stem.rsplit("-", 3)
    match numbers:
        case [part, "of", count] if part.isdecimal() and count.isdecimal():
            return head
    return stem
