"""Reads the files that a person attaches, and weighs what they say: the work of a job."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.draft import Waiting
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.documents.document import Document
from matryoshka.errors import AppError
from matryoshka.saying import Figure
from matryoshka.ui.attaching.attached import Attached, message_of, whole
from matryoshka.ui.attaching.words import tokens
from matryoshka.ui.needs import Weighs
from matryoshka.ui.tongue import tr


class Reads(Protocol):
    """Reads a file; None when stopped. Raises AppError."""

    def read(self, path: Path, name: str, stop: Stop) -> Document | None: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot go along, and why."""

    fault: AppError


@dataclass(frozen=True, slots=True)
class TakingIn:
    """`waiting` keeps copies of the files until they are sent, `kept` those that outlive the program."""

    reader: Reads
    weigher: Weighs
    waiting: Attachments
    kept: Attachments

    def take(self, files: Sequence[Path], ladder: Ladder, stop: Stop) -> Iterator[Attached | Refused]:
        """Each file in turn."""
        for file in files:
            try:
                document = self.reader.read(file, file.name, stop)
                if document is None:
                    return
                yield self._taken(file, document, ladder)
            except AppError as fault:
                yield Refused(fault)

    def take_again(
        self, files: Sequence[Waiting], ladder: Ladder, stop: Stop
    ) -> Iterator[Attached | Refused]:
        """Files that waited when the program ended, in turn, cut as they were."""
        for file in files:
            try:
                document = self.reader.read(path := self.kept.path(file.path), file.name, stop)
                if document is None:
                    return
                taken = replace(self._taken(path, document, ladder), kept=file.path)
                yield taken if file.chosen is None else taken.cut(file.chosen)
            except AppError as fault:
                yield Refused(fault)

    def _taken(self, file: Path, document: Document, ladder: Ladder) -> Attached:
        readers = [tier for tier in ladder.tiers if tier.sees or not document.is_picture]
        if not readers:
            raise AppError(
                tr("“{document}” is a picture.", document=document.name),
                tr("No tier here can see one: put it in words."),
            )
        if not document.text.strip():
            raise AppError(
                tr("“{document}” is empty.", document=document.name), tr("Nothing of it could be read.")
            )
        weighed = self._weighed(whole(file, document), readers, ladder.tiers[-1])
        return replace(weighed, path=self.waiting.path(self.waiting.keep(file)))

    def _weighed(self, attached: Attached, readers: Sequence[Tier], top: Tier) -> Attached:
        """By the one of the `readers` that reads most."""
        message = message_of(attached)
        fills = [self.weigher.weigh(tier, (message,), elder=tier is not top) for tier in readers]
        widest = max(fills, key=lambda fill: float("inf") if fill.room is None else fill.room)
        weighed = replace(attached, tokens=widest.tokens, room=widest.room, exact=widest.exact)
        if not weighed.fits and len(attached.document.passages) == 1:
            raise too_long(weighed)
        return weighed


def too_long(attached: Attached) -> AppError:
    """Of a file that nobody can cut."""
    size, room = tokens(attached.tokens, exact=attached.exact), Figure(attached.room or 0)
    return AppError(
        tr("“{document}” has {tokens}.", document=attached.document.name, tokens=size),
        tr("The tier that reads most reads {room} at once. Attach a shorter part of it.", room=room),
    )
