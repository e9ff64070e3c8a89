"""A file that waits to go with a question, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matryoshka.chat import prompt
from matryoshka.chat.about import about_tokens
from matryoshka.chat.conversation import Attachment, Turn
from matryoshka.chat.draft import Waiting
from matryoshka.chat.engine import Message, Role
from matryoshka.documents.document import Document


@dataclass(frozen=True, slots=True)
class Attached:
    """`chosen` passages of the document go along; `tokens` is what all of it has.

    `room` is what the tier that reads most can read at once, in tokens; None is without an end.
    """

    path: Path
    """Of a copy that nobody changes."""
    document: Document
    chosen: tuple[int, ...] = ()
    tokens: int = 0
    room: int | None = None
    exact: bool = False
    kept: str = ""
    """What its copy is called that outlives the program, in the folder of attachments; empty without one."""

    @property
    def fits(self) -> bool:
        return self.room is None or self.counted <= self.room

    @property
    def waiting(self) -> Waiting:
        """As a draft keeps it."""
        whole = len(self.chosen) == len(self.document.passages)
        return Waiting(self.document.name, self.kept, None if whole else self.chosen)

    @property
    def counted(self) -> int:
        """Tokens of what is chosen: of a part, about as many as its share."""
        if len(self.chosen) == len(self.document.passages):
            return self.tokens
        return sum(self.shares[number] for number in self.chosen)

    @property
    def shares(self) -> tuple[int, ...]:
        """About how many tokens each passage has, so that all together have as many as there are."""
        abouts = [about_tokens([Message(Role.USER, each.text)]) for each in self.document.passages]
        whole = sum(abouts) or 1
        return tuple(round(about * self.tokens / whole) for about in abouts)

    def cut(self, chosen: Sequence[int]) -> "Attached":
        return replace(self, chosen=tuple(chosen))

    def part(self, path: str = "") -> Attachment:
        """As a part of a question, kept under that name in the folder of attachments."""
        return self.document.part(self.chosen, path)


def whole(path: Path, document: Document) -> Attached:
    return Attached(path, document, tuple(range(len(document.passages))))


def message_of(attached: Attached) -> Message:
    """What models read of it, as a question of its own."""
    (message,) = prompt.messages([Turn("", (attached.part(),))])
    return message
