"""Where a person puts conversations: above the others, into folders, the archive and the trash."""

import time

from matryoshka.chat import queries
from matryoshka.chat.database import Database
from matryoshka.chat.faults import gone

TRASH_DAYS = 30
"""Days that a conversation stays in the trash."""


class Filing:
    """Of the conversations in a database. Every method raises `AppError` when it cannot, or one is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pin(self, name: str, pinned: bool) -> None:
        """Let the conversation with the id `name` stand above the others, or no more."""
        self._change(queries.PIN, (pinned, name))

    def move(self, name: str, folder: str) -> None:
        """Into a folder, "" out of any; what was pinned is no more."""
        self._change(queries.MOVE, (folder or None, name))

    def rename_folder(self, folder: str, name: str) -> None:
        """Another of that name takes in what was in it; "" dissolves it, and its conversations stay."""
        with self._database.writing() as database:
            database.execute(queries.RENAME_FOLDER, (name or None, folder))

    def archive(self, name: str, archived: bool) -> None:
        """Put one into the archive, or back."""
        self._change(queries.ARCHIVE, (archived, name))

    def throw_away(self, name: str) -> None:
        """Into the trash, from where it is erased after `TRASH_DAYS`."""
        self._change(queries.THROW_AWAY, (time.time(), name))

    def take_out(self, name: str) -> None:
        """Of the trash."""
        self._change(queries.TAKE_OUT, (name,))

    def empty_trash(self) -> None:
        """All that is in the trash is erased at the next purge."""
        with self._database.writing() as database:
            database.execute(queries.EMPTY_TRASH, (time.time(),))

    def _change(self, statement: str, values: tuple[object, ...]) -> None:
        with self._database.writing() as database:
            if not database.execute(statement, values).rowcount:
                raise gone()
