"""Reads the chats of Open WebUI's export: a list, each with a `history` of messages."""

from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.conversation import File
from matryoshka.chat.events import Where
from matryoshka.exchange.incoming.said import Enclosed, Origin, Said, Who
from matryoshka.exchange.incoming.values import listed, moment, table, text

PROGRAM = "Open WebUI"
_WHO = {"user": Who.PERSON, "assistant": Who.MODEL}
_OPENS, _CLOSES = '<details type="reasoning"', "</details>"


def origin(raw: Mapping[str, Any]) -> Origin:
    chat = _chat(raw)
    name = text(raw.get("id")) or text(chat.get("id"))
    created = moment(raw.get("created_at")) or moment(chat.get("timestamp"))
    return Origin(PROGRAM, Where.LOCAL, name, text(raw.get("title")) or text(chat.get("title")), created)


def messages(raw: Mapping[str, Any]) -> Iterator[Said]:
    for name, message in table(_history(raw).get("messages")).items():
        yield _said(name, table(message))


def shown(raw: Mapping[str, Any]) -> str | None:
    return text(_history(raw).get("currentId")) or None


def _chat(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return table(raw.get("chat")) or raw


def _history(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return table(_chat(raw).get("history"))


def _said(name: str, message: Mapping[str, Any]) -> Said:
    thinking, spoken = _apart(_content(message))
    files = [table(each) for each in listed(message.get("files"))]
    return Said(
        name,
        text(message.get("parentId")) or None,
        _WHO.get(text(message.get("role")), Who.NOBODY),
        spoken,
        thinking,
        text(message.get("model")),
        moment(message.get("timestamp")),
        files=tuple(filter(None, map(_document, files))),
        enclosed=tuple(_enclosed(each) for each in files if not _document(each)),
    )


def _document(file: Mapping[str, Any]) -> File | None:
    """Its text alone is in the export; None for a picture."""
    kept = table(file.get("file"))
    said = text(table(kept.get("data")).get("content"))
    kind = text(table(kept.get("meta")).get("content_type"))
    return File(text(file.get("name")) or "file", kind, "", said) if said else None


def _enclosed(file: Mapping[str, Any]) -> Enclosed:
    """A picture is told whole where it was never kept as a file."""
    return Enclosed(text(file.get("name")) or "picture", text(file.get("url")))


def _content(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    parts = (text(table(part).get("text")) for part in listed(content))
    return text(content) or "\n".join(filter(None, parts))


def _apart(content: str) -> tuple[str, str]:
    """The thinking, which stands in a fold before the answer and is quoted there, and the answer."""
    before, fold, rest = content.partition(_OPENS)
    inside, closed, after = rest.partition(_CLOSES)
    if not (fold and closed):
        return "", content
    _, _, thinking = inside.partition("</summary>")
    lines = (line.removeprefix(">").removeprefix(" ") for line in thinking.strip().splitlines())
    return "\n".join(lines), (before + after).strip()
