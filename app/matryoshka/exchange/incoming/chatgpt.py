"""Reads the conversations of ChatGPT's export: `conversations.json`, each a `mapping` of nodes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.events import Where
from matryoshka.exchange.incoming.said import Enclosed, Origin, Said, Who
from matryoshka.exchange.incoming.values import listed, moment, table, text

PROGRAM = "ChatGPT"
_WHO = {"user": Who.PERSON, "assistant": Who.MODEL}
_SPOKEN = ("text", "multimodal_text")
_MARK = re.compile("\ue200[^\ue200\ue201]*\ue201")


def origin(raw: Mapping[str, Any]) -> Origin:
    name = text(raw.get("conversation_id")) or text(raw.get("id"))
    return Origin(PROGRAM, Where.REMOTE, name, text(raw.get("title")), moment(raw.get("create_time")))


def messages(raw: Mapping[str, Any]) -> Iterator[Said]:
    for name, node in table(raw.get("mapping")).items():
        yield _said(name, text(table(node).get("parent")) or None, table(table(node).get("message")))


def shown(raw: Mapping[str, Any]) -> str | None:
    return text(raw.get("current_node")) or None


def _said(name: str, parent: str | None, message: Mapping[str, Any]) -> Said:
    content, metadata = table(message.get("content")), table(message.get("metadata"))
    who = _WHO.get(text(table(message.get("author")).get("role")), Who.NOBODY)
    if metadata.get("is_visually_hidden_from_conversation") or text(message.get("recipient")) not in (
        "",
        "all",
    ):
        who = Who.NOBODY
    spoken, thinking = _with_links(_text(content), metadata), _thoughts(content)
    files = _files(content, metadata)
    if who is Who.MODEL and not (spoken or thinking):
        who = Who.NOBODY
    model = text(metadata.get("model_slug"))
    created = moment(message.get("create_time"))
    return Said(name, parent, who, spoken, thinking, model, created, enclosed=files)


def _text(content: Mapping[str, Any]) -> str:
    """Words that were typed, written or dictated."""
    if text(content.get("content_type")) not in _SPOKEN:
        return ""
    parts = (
        part if isinstance(part, str) else table(part).get("text") for part in listed(content.get("parts"))
    )
    return "\n".join(filter(None, map(text, parts)))


def _with_links(spoken: str, metadata: Mapping[str, Any]) -> str:
    """A mark stands where its window shows a source: the link comes in its place, if one is known."""
    sources = map(table, listed(metadata.get("content_references")))
    links = {text(each.get("matched_text")): text(each.get("alt")) for each in sources}
    return _MARK.sub(lambda mark: links.get(mark[0], ""), spoken)


def _thoughts(content: Mapping[str, Any]) -> str:
    thoughts = (table(each) for each in listed(content.get("thoughts")))
    lines = (line for each in thoughts for line in (text(each.get("summary")), text(each.get("content"))))
    return "\n\n".join(filter(None, lines))


def _files(content: Mapping[str, Any], metadata: Mapping[str, Any]) -> tuple[Enclosed, ...]:
    """Each by its id, with which its name in the archive begins; pictures are named a second time."""
    attached = [table(each) for each in listed(metadata.get("attachments"))]
    pointers = (text(table(part).get("asset_pointer")) for part in listed(content.get("parts")))
    ids = [pointer.rpartition("//")[2] for pointer in pointers if pointer]
    names = dict.fromkeys(ids, "picture") | {
        text(each.get("id")): text(each.get("name")) for each in attached
    }
    return tuple(Enclosed(name, key) for key, name in names.items())
