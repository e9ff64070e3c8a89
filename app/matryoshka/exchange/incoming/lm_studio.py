"""Reads LM Studio's conversations: a file for each, of messages in `versions`."""

from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.events import Where
from matryoshka.exchange.incoming.said import Enclosed, Origin, Said, Who
from matryoshka.exchange.incoming.values import listed, moment, table, text

PROGRAM = "LM Studio"
_WHO = {"user": Who.PERSON, "assistant": Who.MODEL}


def origin(raw: Mapping[str, Any]) -> Origin:
    """It has no id; the moment it was begun, in milliseconds, stands for one."""
    created = moment(raw.get("createdAt"))
    name = str(created) if created else text(raw.get("name"))
    return Origin(PROGRAM, Where.LOCAL, name, text(raw.get("name")), created)


def messages(raw: Mapping[str, Any]) -> Iterator[Said]:
    """Each version of a message follows the chosen version of the one before."""
    before: str | None = None
    for number, message in enumerate(map(table, listed(raw.get("messages")))):
        versions = [table(each) for each in listed(message.get("versions")) or [message]]
        chosen = _chosen(message, len(versions))
        order = [*(each for each in range(len(versions)) if each != chosen), chosen]
        for version in order:
            yield _said(f"{number}.{version}", before, versions[version])
        before = f"{number}.{chosen}"


def shown(_raw: Mapping[str, Any]) -> str | None:
    """The versions that were chosen are told last, and are the newest."""
    return None


def _chosen(message: Mapping[str, Any], versions: int) -> int:
    chosen = message.get("currentlySelected")
    return chosen if isinstance(chosen, int) and 0 <= chosen < versions else versions - 1


def _said(name: str, parent: str | None, version: Mapping[str, Any]) -> Said:
    who = _WHO.get(text(version.get("role")), Who.NOBODY)
    steps = [table(each) for each in listed(version.get("steps")) or [version]]
    spoken = "\n\n".join(filter(None, (_text(step) for step in steps if not _is_thinking(step))))
    thinking = "\n\n".join(filter(None, (_text(step) for step in steps if _is_thinking(step))))
    parts = (table(part) for step in steps for part in listed(step.get("content")))
    names = (text(part.get("fileIdentifier")) for part in parts if part.get("type") == "file")
    files = tuple(Enclosed(each, each) for each in names)
    return Said(name, parent, who, spoken, thinking, _model(version, steps), enclosed=files)


def _text(step: Mapping[str, Any]) -> str:
    if isinstance(content := step.get("content"), str):
        return text(content)
    parts = (table(part) for part in listed(content))
    return "\n".join(filter(None, (text(part.get("text")) for part in parts if part.get("type") == "text")))


def _is_thinking(step: Mapping[str, Any]) -> bool:
    return text(table(step.get("style")).get("type")) == "thinking"


def _model(version: Mapping[str, Any], steps: list[Mapping[str, Any]]) -> str:
    known = (text(table(step.get("genInfo")).get("identifier")) for step in steps)
    return next(filter(None, known), "") or text(table(version.get("senderInfo")).get("senderName"))
