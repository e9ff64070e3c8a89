"""Reads the conversations of Claude's export: `conversations.json`, each a list of `chat_messages`."""

from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.conversation import File
from matryoshka.chat.events import Where
from matryoshka.exchange.incoming.said import Enclosed, Origin, Said, Who
from matryoshka.exchange.incoming.values import listed, moment, table, text

PROGRAM = "Claude"
_WHO = {"human": Who.PERSON, "assistant": Who.MODEL}


def origin(raw: Mapping[str, Any]) -> Origin:
    created = moment(raw.get("created_at"))
    return Origin(PROGRAM, Where.REMOTE, text(raw.get("uuid")), text(raw.get("name")), created)


def messages(raw: Mapping[str, Any]) -> Iterator[Said]:
    """Without word of what they follow, each follows the one before."""
    before: str | None = None
    for number, each in enumerate(map(table, listed(raw.get("chat_messages")))):
        name = text(each.get("uuid")) or str(number)
        yield _said(name, text(each.get("parent_message_uuid")) or before, each)
        before = name


def shown(raw: Mapping[str, Any]) -> str | None:
    return text(raw.get("current_leaf_message_uuid")) or None


def _said(name: str, parent: str | None, message: Mapping[str, Any]) -> Said:
    attachments = [table(each) for each in listed(message.get("attachments"))]
    files = tuple(_file(each) for each in attachments if text(each.get("extracted_content")))
    enclosed = tuple(_enclosed(table(each)) for each in listed(message.get("files")))
    return Said(
        name,
        parent,
        _WHO.get(text(message.get("sender")), Who.NOBODY),
        _of_kind(message, "text") or text(message.get("text")),
        _of_kind(message, "thinking"),
        text(message.get("model")),
        moment(message.get("created_at")),
        files,
        len(attachments) - len(files),
        enclosed,
    )


def _of_kind(message: Mapping[str, Any], kind: str) -> str:
    """What its blocks of that kind say; others are the work of tools."""
    blocks = (table(each) for each in listed(message.get("content")))
    return "\n\n".join(filter(None, (text(each.get(kind)) for each in blocks if each.get("type") == kind)))


def _file(attachment: Mapping[str, Any]) -> File:
    """Its text alone is in the export."""
    name = text(attachment.get("file_name")) or "Pasted text"
    return File(name, text(attachment.get("file_type")), "", text(attachment.get("extracted_content")))


def _enclosed(file: Mapping[str, Any]) -> Enclosed:
    """Found only where the export holds files by their ids."""
    return Enclosed(text(file.get("file_name")), text(file.get("file_uuid")))
