"""What is typed and not yet asked, as values, and how it is kept."""

import json
from dataclasses import dataclass

from matryoshka.chat.database import Connection

KEEP = """
    INSERT INTO drafts (conversation, text)
    SELECT :conversation, :text
    WHERE :conversation IS NULL OR EXISTS (SELECT 1 FROM conversations WHERE id = :conversation)
"""
KEEP_FILE = """
    INSERT INTO draft_files (draft, ordinal, name, path, chosen)
    VALUES (:draft, :ordinal, :name, :path, :chosen)
"""
FORGET = "DELETE FROM drafts WHERE conversation IS ?"
DRAFT = "SELECT position, text FROM drafts WHERE conversation IS ?"
FILES = "SELECT name, path, chosen FROM draft_files WHERE draft = ? ORDER BY ordinal"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is to go with a question; `path` is its name in the folder of attachments.

    `name` is what a person calls it; of its passages those `chosen` go along, all where that is None.
    """

    name: str
    path: str
    chosen: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What waits in a conversation."""

    text: str = ""
    files: tuple[Waiting, ...] = ()


NOTHING = Draft()


def kept(database: Connection, conversation: str | None) -> Draft:
    """What waits there; None is the conversation that has not begun."""
    row = database.execute(DRAFT, (conversation,)).fetchone()
    if row is None:
        return NOTHING
    files = database.execute(FILES, (row["position"],))
    return Draft(row["text"], tuple(_waiting(**file) for file in files))


def keep(database: Connection, conversation: str | None, draft: Draft) -> None:
    """In place of what waited there. Nothing is kept of a conversation that is no more."""
    database.execute(FORGET, (conversation,))
    if draft == NOTHING:
        return
    row = database.execute(KEEP, {"conversation": conversation, "text": draft.text})
    for ordinal, file in enumerate(draft.files if row.rowcount else ()):
        chosen = None if file.chosen is None else json.dumps(file.chosen)
        values = {"name": file.name, "path": file.path, "chosen": chosen}
        database.execute(KEEP_FILE, values | {"draft": row.lastrowid, "ordinal": ordinal})


def _waiting(name: str, path: str, chosen: str | None) -> Waiting:
    return Waiting(name, path, None if chosen is None else tuple(json.loads(chosen)))
