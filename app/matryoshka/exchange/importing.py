"""Brings the conversations of a file into a store: each once, however often the file is imported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from sys import getsizeof
from typing import Any, Protocol

from matryoshka.chat.conversation import Conversation, Image, title_from
from matryoshka.chat.engine import Stop
from matryoshka.chat.filing import Filing
from matryoshka.chat.kept import NotTaken
from matryoshka.errors import AppError
from matryoshka.exchange.incoming.enclosures import Enclosures, Knows, Takes
from matryoshka.exchange.incoming.files import opened
from matryoshka.exchange.incoming.items import items
from matryoshka.exchange.incoming.reading import Read, read
from matryoshka.exchange.incoming.values import table
from matryoshka.saying import say

_KINDS = say("Chats come in from the exports of ChatGPT, Claude, LM Studio, Open WebUI, and of this program.")
_NAMED = 5
"""So many of the chats that were left out are named."""
_LONGEST = 16 * 2**20
"""Bytes of memory that the words of one chat take: keeping them takes eight times as much."""
_LONGEST_TITLE = 10_000
_STRANGE = 1000
"""After so many values that are no chats a file is taken for none of ours."""


class TakesIn(Knows, Protocol):
    """Keeps what is new of a conversation, and says how many parts that were: the store."""

    def take_in(self, conversation: Conversation) -> int: ...

    @property
    def filing(self) -> Filing: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file: numbers of chats, but `missing` of files and pictures."""

    new: int = 0
    archived: int = 0
    """Those of the new ones that were archived where they come from, and are here."""
    grown: int = 0
    """Those that were here, and have more in them now."""
    known: int = 0
    """Those that were here already."""
    left: int = 0
    empty: int = 0
    missing: int = 0
    strange: int = 0
    """Values that are no chats."""
    reasons: tuple[str, ...] = ()
    """Why chats were left, of the first few."""

    @property
    def chats(self) -> int:
        """All that were recognised."""
        return self.new + self.grown + self.known + self.left + self.empty


def bring_in(file: Path, store: TakesIn, files: Takes, stop: Stop) -> Iterator[Report]:
    """Each chat is on the disk when its report comes. Raises AppError for a file without chats.

    What went with its questions goes to `files`. What cannot be read of a file ends the import in an
    AppError; what was taken until then is kept.
    """
    report = Report()
    with opened(file) as export:
        enclosures = Enclosures(export, files, store, stop)
        for raw in chain.from_iterable(map(items, export.chats())):
            report, found = _read(report, raw, enclosures)
            if stop.is_set():
                return
            report = _kept(report, found, store) if found else report
            yield report
    if not report.chats:
        raise AppError(say("There are no chats in {file}.", file=file.name), _KINDS)


def _read(report: Report, raw: Any, enclosures: Enclosures) -> tuple[Report, Read | None]:
    """The chat that a value is, or a report that says why it is none to be kept."""
    try:
        found = read(raw, enclosures)
    except ValueError as error:
        return _left(report, str(table(raw).get("title", "")), f"{error}."), None
    if found is None:
        if report.strange >= _STRANGE:
            raise AppError(say("There is something else than chats in it."), _KINDS)
        return replace(report, strange=report.strange + 1), None
    if not found.conversation.turns:
        return replace(report, empty=report.empty + 1), None
    if _length(found.conversation) > _LONGEST or len(found.conversation.title) > _LONGEST_TITLE:
        return _left(report, found.conversation.title, say("It holds more text than a chat can.")), None
    return report, found


def _length(conversation: Conversation) -> int:
    """Of all that was said in it, in bytes of memory."""
    parts = (part for turn in conversation.turns for part in turn.parts if not isinstance(part, Image))
    attempts = (attempt for turn in conversation.turns for attempt in turn.attempts)
    said = (words for each in attempts for words in (each.text, each.thinking))
    return sum(map(getsizeof, (*(part.text for part in parts), *said)))


def _kept(report: Report, found: Read, store: TakesIn) -> Report:
    """A chat that cannot be taken does not keep the others out, but a full disk does."""
    try:
        parts = store.take_in(found.conversation)
    except NotTaken as fault:
        return _left(report, found.conversation.title, fault.title)
    report = replace(report, missing=report.missing + found.missing)
    whole = 1 + sum(1 + len(turn.attempts) for turn in found.conversation.turns)
    if parts == whole:
        _file(found, store.filing)
        return replace(report, new=report.new + 1, archived=report.archived + found.archived)
    return replace(report, grown=report.grown + 1) if parts else replace(report, known=report.known + 1)


def _file(found: Read, filing: Filing) -> None:
    """As it was filed where it comes from."""
    if found.folder:
        filing.move(found.conversation.id, found.folder)
    if found.pinned:
        filing.pin(found.conversation.id, pinned=True)
    if found.archived:
        filing.archive(found.conversation.id, archived=True)


def _left(report: Report, title: str, reason: str) -> Report:
    reasons = (*report.reasons, f"“{title_from(title)}”: {reason}")
    return replace(report, left=report.left + 1, reasons=reasons[:_NAMED])
