"""The repositories of the loopback hub, and what the real one's API says of such."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BLOCK = 1 << 20
SMALL = 10_000  # bytes; only what is bigger, and every model, lies in the storage for large files


@dataclass(frozen=True, slots=True)
class Stored:
    """One file; `place` is where its bytes are when they are too many to hold."""

    path: str
    content: bytes
    place: Path | None
    size: int
    sha256: str

    @property
    def large(self) -> bool:
        return self.size > SMALL or self.path.endswith(".gguf")

    @property
    def etag(self) -> str:
        """As the real hub names contents: large ones by SHA-256, small ones as git does."""
        head = f"blob {self.size}\0".encode()
        return self.sha256 if self.large else hashlib.sha1(head + self.content).hexdigest()  # noqa: S324

    def read(self, start: int, length: int) -> bytes:
        if self.place is None:
            return self.content[start : start + length]
        with self.place.open("rb") as file:
            file.seek(start)
            return file.read(length)


def stored(path: str, content: bytes | Path) -> Stored:
    if isinstance(content, bytes):
        return Stored(path, content, None, len(content), hashlib.sha256(content).hexdigest())
    with content.open("rb") as file:
        return Stored(path, b"", content, content.stat().st_size, _sha256(file))


def _sha256(file: Any) -> str:
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


@dataclass(slots=True)
class Shelf:
    """One repository with all its commits; `said` overrides what the API says of it."""

    repo: str
    gated: str | bool = False
    private: bool = False
    said: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Stored] = field(default_factory=dict)
    commits: dict[str, dict[str, Stored]] = field(default_factory=dict)

    def put(self, file: Stored) -> None:
        self.files = self.files | {file.path: file}
        self.commits[self.commit] = self.files

    @property
    def commit(self) -> str:
        told = "".join(f"{each.path} {each.sha256}\n" for each in sorted(self.files.values(), key=str))
        return hashlib.sha1(told.encode()).hexdigest()  # noqa: S324 - as git does

    def at(self, revision: str) -> tuple[str, dict[str, Stored]] | None:
        """The commit that `revision` means and its files; None where there is no such one."""
        commit = self.commit if revision == "main" else revision
        return (commit, self.commits[commit]) if commit in self.commits else None

    def listed(self) -> dict[str, Any]:
        """As in the answer to a search."""
        facts = {"id": self.repo, "modelId": self.repo, "private": self.private, "gated": self.gated}
        more = {"likes": 7, "downloads": 1234, "tags": ["gguf", "license:apache-2.0"]}
        dates = {"lastModified": "2026-01-02T03:04:05.000Z", "createdAt": "2025-01-02T03:04:05.000Z"}
        return facts | more | dates | self.said

    def info(self, commit: str, *, blobs: bool) -> dict[str, Any]:
        files = self.commits[commit].values()
        siblings = [_sibling(each) if blobs else {"rfilename": each.path} for each in files]
        return self.listed() | {"sha": commit, "siblings": siblings}

    def tree(self, commit: str) -> list[dict[str, Any]]:
        return [_entry(each) for each in self.commits[commit].values()]


def _sibling(file: Stored) -> dict[str, Any]:
    known = {"rfilename": file.path, "size": file.size, "blobId": file.etag[:40]}
    return known | ({"lfs": _pointer(file)} if file.large else {})


def _entry(file: Stored) -> dict[str, Any]:
    known = {"type": "file", "oid": file.etag[:40], "size": file.size, "path": file.path}
    large = {"oid": file.sha256, "size": file.size, "pointerSize": 134}
    return known | ({"lfs": large} if file.large else {})


def _pointer(file: Stored) -> dict[str, Any]:
    return {"sha256": file.sha256, "size": file.size, "pointerSize": 134}
