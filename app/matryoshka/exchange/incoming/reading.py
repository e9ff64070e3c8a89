"""Reads one value of a file, whichever program wrote it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matryoshka.chat.conversation import Conversation, Part, Text
from matryoshka.exchange import own
from matryoshka.exchange.codec import whole
from matryoshka.exchange.incoming import chatgpt, claude, lm_studio, open_webui
from matryoshka.exchange.incoming.enclosures import Enclosures
from matryoshka.exchange.incoming.said import Origin, Said, grown

_LONGEST_FOLDER = 100


@dataclass(frozen=True, slots=True)
class Read:
    conversation: Conversation
    missing: int = 0
    """How many files and pictures belong to it that did not come in."""
    pinned: bool = False
    folder: str = ""
    archived: bool = False
    """How it was kept there."""


@dataclass(frozen=True, slots=True)
class _Format:
    origin: Callable[[Mapping[str, Any]], Origin]
    messages: Callable[[Mapping[str, Any]], Iterator[Said]]
    shown: Callable[[Mapping[str, Any]], str | None]


_FORMATS = {
    "mapping": _Format(chatgpt.origin, chatgpt.messages, chatgpt.shown),
    "chat_messages": _Format(claude.origin, claude.messages, claude.shown),
    "chat": _Format(open_webui.origin, open_webui.messages, open_webui.shown),
    "history": _Format(open_webui.origin, open_webui.messages, open_webui.shown),
    "messages": _Format(lm_studio.origin, lm_studio.messages, lm_studio.shown),
}
"""By a name that no conversation of the formats above it has."""


def read(raw: Any, enclosures: Enclosures) -> Read | None:
    """The conversation that a value is; None where it is none. Raises ValueError for one that is damaged."""
    if not isinstance(raw, dict):
        return None
    if "turns" in raw:
        return _own(raw)
    found = next((each for name, each in _FORMATS.items() if isinstance(raw.get(name), dict | list)), None)
    return _foreign(found, raw, enclosures) if found else None


def _own(raw: Mapping[str, Any]) -> Read:
    """What models read of its files comes along; the files themselves stay where they were."""
    kept = own.conversation(raw)
    files = sum(not isinstance(part, Text) and part.path != "" for turn in kept.turns for part in turn.parts)
    turns = (replace(turn, parts=tuple(map(_without_path, turn.parts))) for turn in kept.turns)
    filed = replace(kept, turns=tuple(turns))
    return Read(filed, files, raw.get("pinned") is True, _folder(raw), raw.get("archived") is True)


def _folder(raw: Mapping[str, Any]) -> str:
    name = raw.get("folder")
    return " ".join(whole(name).split())[:_LONGEST_FOLDER] if isinstance(name, str) else ""


def _without_path(part: Part) -> Part:
    """A file must not name what lies on this computer."""
    return part if isinstance(part, Text) else replace(part, path="")


def _foreign(found: _Format, raw: Mapping[str, Any], enclosures: Enclosures) -> Read:
    origin = found.origin(raw)
    said = enclosures.added(origin, tuple(found.messages(raw)))
    conversation = grown(origin, said, found.shown(raw))
    archived = raw.get("is_archived") is True or raw.get("archived") is True
    missing = sum(each.missing for each in said)
    return Read(conversation, missing, raw.get("pinned") is True, archived=archived)
