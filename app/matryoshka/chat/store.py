"""Keeps every conversation in one SQLite file until the person deletes it."""

import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from matryoshka.chat import queries
from matryoshka.chat.conversation import Attempt, Conversation, Part, State, Summary, Turn
from matryoshka.chat.cost import Tried
from matryoshka.chat.database import Connection, Database, set_aside
from matryoshka.chat.faults import Damaged
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.rows import (
    attempt_of,
    conversation_of,
    handoff_of,
    part_of,
    row_of_attempt,
    row_of_conversation,
    row_of_handoff,
    row_of_part,
    summary_of,
    tried_of,
)
from matryoshka.chat.writer import Writer
from matryoshka.errors import AppError


class ChatStore:
    """The conversations in the file `path`. Several processes may have it open and write at once.

    A store belongs to the thread that made it; other threads make their own. Every method raises
    `AppError` when the disk is full, the file is locked, damaged or not writable; nothing is then changed.
    """

    def __init__(self, path: Path) -> None:
        """Open or create; raises `Damaged`, or `AppError` for a file of a newer version."""
        self._database = Database(path)
        self._writer = Writer()

    @classmethod
    def open_or_set_aside(cls, path: Path) -> tuple[Self, AppError | None]:
        """Open; a damaged file is kept under another name, and the second value then tells the person."""
        try:
            return cls(path), None
        except Damaged:
            kept = set_aside(path)
        note = AppError(
            "The saved chats were damaged; a new, empty file was begun.", f"The damaged file is kept: {kept}"
        )
        return cls(path), note

    def summaries(self) -> tuple[Summary, ...]:
        """All conversations but deleted ones, the last changed first."""
        tiers: dict[str, list[str]] = defaultdict(list)
        with self._database.reading() as database:
            for row in database.execute(queries.ANSWERING_TIERS):
                tiers[row["conversation"]].append(row["tier"])
            rows = database.execute(queries.CONVERSATIONS).fetchall()
        return tuple(summary_of(row, tuple(tiers[row["id"]])) for row in rows)

    def conversation(self, name: str) -> Conversation:
        """The conversation with the id `name`, whole; raises `AppError` when it was deleted."""
        with self._database.reading() as database:
            head = database.execute(queries.CONVERSATION, (name,)).fetchone()
            if head is None:
                raise _gone()
            return conversation_of(head, self._turns(database, name))

    def tries(self, since: float) -> tuple[Tried, ...]:
        """What counts of all attempts begun at that time (seconds since 1970) or later, oldest first."""
        with self._database.reading() as database:
            return tuple(tried_of(row) for row in database.execute(queries.TRIES, (since,)))

    def add_conversation(self, conversation: Conversation) -> None:
        with self._database.writing() as database:
            database.execute(queries.ADD_CONVERSATION, row_of_conversation(conversation))
            for turn in conversation.turns:
                self._add_turn(database, turn)

    def add_turn(self, turn: Turn) -> None:
        """On the disk when this returns. Raises `AppError` when its conversation was deleted for good."""
        with self._database.writing() as database:
            self._add_turn(database, turn)
            database.execute(queries.TOUCH, (time.time(), turn.conversation))

    def save(self, attempts: Iterable[Attempt], patient: bool = True) -> None:
        """Keep attempts, parents first; those known by their id are replaced, their hand-offs all kept.

        Without patience a lock of another program is waited for only a moment.
        """
        saved = tuple(attempts)
        durable = all(attempt.state is not State.WRITING for attempt in saved)
        with self._database.writing(durable, patient) as database:
            for attempt in saved:
                self._save_attempt(database, attempt)
            for turn in {attempt.turn for attempt in saved}:
                database.execute(queries.TOUCH_BY_TURN, (time.time(), turn))

    def rename(self, name: str, title: str) -> None:
        """Give the conversation with the id `name` a title; raises `AppError` when it was deleted."""
        self._change(queries.RENAME, (title, name))

    def lock(self, name: str, locked: bool) -> None:
        """Let the conversation with the id `name` stay on this computer, or no more; a leave it had is gone.

        Raises `AppError` when it was deleted.
        """
        self._change(queries.LOCK, (locked, name))

    def give_leave(self, name: str, leave: Destination | None) -> None:
        """Let its chat go there without asking again, None nowhere; raises `AppError` when it was deleted."""
        host, model = (leave.host, leave.model) if leave else (None, None)
        self._change(queries.GIVE_LEAVE, (host, model, name))

    def delete(self, name: str) -> None:
        """Hide a conversation until `restore` or `purge`; raises `AppError` when it was deleted before."""
        self._change(queries.DELETE, (time.time(), name))

    def restore(self, name: str) -> None:
        """Undo `delete`; raises `AppError` when the conversation was purged."""
        self._change(queries.RESTORE, (name,))

    def purge(self, age: float = 0.0) -> None:
        """Erase what was deleted `age` seconds ago or earlier: no file of the store holds a byte of it."""
        with self._database.writing(patient=False) as database:
            erased = database.execute(queries.PURGE, (time.time() - age,)).rowcount
        if erased:
            self._database.remove_copies()
        self._database.empty_log()

    def close(self) -> None:
        self._database.close()

    def _turns(self, database: Connection, conversation: str) -> tuple[Turn, ...]:
        # Of several hand-offs of one attempt the newest stands.
        handoffs = {
            row["attempt"]: handoff_of(row) for row in database.execute(queries.HANDOFFS, (conversation,))
        }
        attempts: dict[str, list[Attempt]] = defaultdict(list)
        for row in database.execute(queries.ATTEMPTS, (conversation,)):
            attempts[row["turn"]].append(attempt_of(row, handoffs.get(row["id"]), self._writer))
        parts: dict[str, list[Part]] = defaultdict(list)
        for row in database.execute(queries.PARTS, (conversation,)):
            parts[row["turn"]].append(part_of(row))
        return tuple(
            Turn(**row, parts=tuple(parts[row["id"]]), attempts=tuple(attempts[row["id"]]))
            for row in database.execute(queries.TURNS, (conversation,))
        )

    def _add_turn(self, database: Connection, turn: Turn) -> None:
        database.execute(queries.ADD_TURN, (turn.id, turn.conversation, turn.parent, turn.created))
        for ordinal, part in enumerate(turn.parts):
            database.execute(queries.ADD_PART, row_of_part(part, turn.id, ordinal))
        for attempt in turn.attempts:
            self._save_attempt(database, attempt)

    def _save_attempt(self, database: Connection, attempt: Attempt) -> None:
        database.execute(queries.SAVE_ATTEMPT, row_of_attempt(attempt, self._writer))
        if attempt.handoff:
            known = database.execute(queries.LAST_HANDOFF, (attempt.id,)).fetchone()
            if known is None or handoff_of(known) != attempt.handoff:
                database.execute(queries.ADD_HANDOFF, row_of_handoff(attempt.handoff, attempt.id))

    def _change(self, statement: str, values: tuple[object, ...]) -> None:
        with self._database.writing() as database:
            if not database.execute(statement, values).rowcount:
                raise _gone()


def _gone() -> AppError:
    return AppError("This chat was deleted.", "Choose another one at the left, or begin a new one.")
