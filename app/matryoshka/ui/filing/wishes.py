"""What a person wants of where chats are put."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    chat: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Into a folder, "" out of any; what was pinned is no more."""

    chat: str
    folder: str


@dataclass(frozen=True, slots=True)
class MoveToNew:
    """Into a folder whose name is still to be asked."""

    chat: str


@dataclass(frozen=True, slots=True)
class PutAway:
    """Into the archive, or back."""

    chat: str
    archived: bool


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Of the trash."""

    chat: str


@dataclass(frozen=True, slots=True)
class Erase:
    """For good."""

    chat: str


@dataclass(frozen=True, slots=True)
class RenameFolder:
    folder: str


@dataclass(frozen=True, slots=True)
class Dissolve:
    """A folder; its chats stay."""

    folder: str


Filing = Pin | Move | MoveToNew | PutAway | TakeOut | Erase | RenameFolder | Dissolve
