"""What a hub answers, in our own values."""

from typing import TYPE_CHECKING, Any, TypeVar

from matryoshka.models.hub.grouping import grouped
from matryoshka.models.remote import Gate, Listing, RemoteFile, RemoteModel

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo, RepoSibling

_LICENCE = "license:"
_Kind = TypeVar("_Kind")


def listing(info: "ModelInfo") -> Listing:
    facts = info.gguf or {}
    return Listing(
        repo=info.id,
        downloads=_counted(info.downloads),
        likes=_counted(info.likes),
        gate=_gate(info),
        licence=_licence(info),
        updated=info.last_modified.date().isoformat() if info.last_modified else None,
        architecture=_told(facts, "architecture", str),
        parameters=_told(facts, "total", int),
        context=_told(facts, "context_length", int),
    )


def models(info: "ModelInfo") -> tuple[RemoteModel, ...]:
    """Raises ValueError where the hub does not say which revision it speaks of."""
    if not info.sha:
        raise ValueError("no revision")
    files = (_file(info.id, info.sha, each) for each in info.siblings or ())
    return grouped(files, _licence(info), _gate(info))


def _file(repo: str, revision: str, sibling: "RepoSibling") -> RemoteFile:
    large = sibling.lfs
    return RemoteFile(
        repo=repo,
        revision=revision,
        path=sibling.rfilename,
        size=_counted(sibling.size),
        sha256=large.sha256 if large else None,
        etag=large.sha256 if large else sibling.blob_id or "",
    )


def _gate(info: "ModelInfo") -> Gate:
    if info.private:
        return Gate.PRIVATE
    return Gate.ASKS if info.gated else Gate.OPEN


def _licence(info: "ModelInfo") -> str | None:
    named = (tag.removeprefix(_LICENCE) for tag in info.tags or () if tag.startswith(_LICENCE))
    return next(named, None)


def _counted(number: object) -> int:
    """0 of what the hub does not count. Raises ValueError for what is no count."""
    counted = number or 0
    if not isinstance(counted, int) or counted < 0:
        raise ValueError(number)
    return counted


def _told(facts: dict[str, Any], key: str, kind: type[_Kind]) -> _Kind | None:
    value = facts.get(key)
    return value if isinstance(value, kind) else None
