"""Keeps every conversation in one SQLite file until the person deletes it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from matryoshka.chat import draft as drafts
from matryoshka.chat import queries
from matryoshka.chat.attachments import Attachments
from matryoshka.chat.conversation import Attempt, Conversation, Part, State, Summary, Turn
from matryoshka.chat.cost import Tried
from matryoshka.chat.database import Connection, Database, nameless, set_aside
from matryoshka.chat.draft import Draft
from matryoshka.chat.faults import Damaged, gone, gone_part, only_answer
from matryoshka.chat.filing import TRASH_DAYS, Filing
from matryoshka.chat.kept import Kept
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.preset import Preset
from matryoshka.chat.rows import (
    attempt_of,
    column_of_preset,
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
from matryoshka.chat.seeking import Sighting, seek
from matryoshka.chat.writer import Writer
from matryoshka.errors import AppError
from matryoshka.saying import say

SIGHTINGS = 50
"""Places that a search tells."""
_DAY = 86_400


class ChatStore:
    """The conversations in the file `path`. Several processes may have it open and write at once.

    A store belongs to the thread that made it; other threads make their own. Every method raises
    `AppError` when the disk is full, the file is locked, damaged or not writable; nothing is then changed.
    """

    def __init__(self, path: Path) -> None:
        """Open or create; raises `Damaged`, or `AppError` for a file of a newer version."""
        self._database = Database(path)
        self._attachments = Attachments(path.parent / "attachments")
        self._writer = Writer()
        self._filing = Filing(self._database)

    @classmethod
    def open_or_set_aside(cls, path: Path) -> tuple[Self, AppError | None]:
        """Open; a damaged file is kept under another name, and the second value then tells the person."""
        try:
            return cls(path), None
        except Damaged:
            kept = set_aside(path)
        note = AppError(
            say("The saved chats were damaged; a new, empty file was begun."),
            f"The damaged file is kept: {kept}",
        )
        return cls(path), note

    @property
    def filing(self) -> Filing:
        """Where conversations are put."""
        return self._filing

    @property
    def changes_by_others(self) -> int:
        """Another number whenever another process, or another store of this one, has written."""
        return self._database.changes_by_others

    def summaries(self, trash: bool = False) -> tuple[Summary, ...]:
        """All conversations but deleted ones, the last changed first; with `trash` also those in it."""
        tiers: dict[str, list[str]] = defaultdict(list)
        with self._database.reading() as database:
            for row in database.execute(queries.ANSWERING_TIERS):
                tiers[row["conversation"]].append(row["tier"])
            rows = database.execute(queries.CONVERSATIONS, (trash,)).fetchall()
        return tuple(summary_of(row, tuple(tiers[row["id"]])) for row in rows)

    def conversation(self, name: str) -> Conversation:
        """The conversation with the id `name`, whole; raises `AppError` when it was deleted."""
        with self._database.reading() as database:
            head = database.execute(queries.CONVERSATION, (name,)).fetchone()
            if head is None:
                raise gone()
            return conversation_of(head, self._turns(database, name))

    def search(self, words: str, limit: int = SIGHTINGS) -> tuple[Sighting, ...]:
        """Where all these words stand, each as the beginning of a word, whatever its case and accents.

        At most `limit` places: titles first, then what was said last. Nothing deleted is found.
        """
        with self._database.reading() as database:
            return seek(database, words, limit)

    def draft(self, name: str | None) -> Draft:
        """What is typed and not yet asked in a conversation; None is the one that has not begun."""
        with self._database.reading() as database:
            return drafts.kept(database, name)

    def tries(self, since: float) -> tuple[Tried, ...]:
        """What counts of all attempts begun at that time (seconds since 1970) or later, oldest first."""
        with self._database.reading() as database:
            return tuple(tried_of(row) for row in database.execute(queries.TRIES, (since,)))

    def add_conversation(self, conversation: Conversation) -> None:
        with self._database.writing() as database:
            database.execute(queries.ADD_CONVERSATION, row_of_conversation(conversation))
            for turn in conversation.turns:
                self._add_turn(database, turn)

    def take_in(self, conversation: Conversation) -> int:
        """Keep what is not kept yet of a conversation, whole or not at all; how many new parts that were.

        Raises `NotTaken` where it was deleted, or a part of it belongs to another one.
        """
        with self._database.writing() as database:
            known = Kept(database, conversation)
            if not known.begun:
                database.execute(queries.ADD_CONVERSATION, row_of_conversation(conversation))
            for turn in (new := known.new_turns()):
                self._add_turn(database, turn)
            for attempt in (tries := known.new_attempts()):
                self._save_attempt(database, attempt)
        return len(new) + len(tries) + (not known.begun)

    def add_turn(self, turn: Turn) -> None:
        """On the disk when this returns. Raises `AppError` when what it follows was deleted.

        A conversation that is only hidden takes it in.
        """
        with self._database.writing() as database:
            if database.execute(queries.HIDDEN, (turn.parent,)).fetchone():
                raise gone_part()
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

    def keep_draft(self, name: str | None, draft: Draft) -> None:
        """As `draft`; a killed program loses nothing of it, and nobody waits long for this."""
        with self._database.writing(durable=False, patient=False) as database:
            drafts.keep(database, name, draft)

    def rename(self, name: str, title: str) -> None:
        """Give the conversation with the id `name` a title; raises `AppError` when it was deleted."""
        self._change(queries.RENAME, (title, name))

    def retitle(self, name: str, before: str, title: str) -> bool:
        """Give a conversation a title, if it is still called as `before`; whether it has it now."""
        with self._database.writing(patient=False) as database:
            return database.execute(queries.RETITLE, (title, name, before)).rowcount > 0

    def lock(self, name: str, locked: bool) -> None:
        """Let the conversation with the id `name` stay on this computer, or no more; a leave it had is gone.

        Raises `AppError` when it was deleted.
        """
        self._change(queries.LOCK, (locked, name))

    def give_leave(self, name: str, leave: Destination | None) -> None:
        """Let its chat go there without asking again, None nowhere; raises `AppError` when it was deleted."""
        host, model = (leave.host, leave.model) if leave else (None, None)
        self._change(queries.GIVE_LEAVE, (host, model, name))

    def set_preset(self, name: str, preset: Preset) -> None:
        """Let the conversation with the id `name` be asked so; raises `AppError` when it was deleted."""
        self._change(queries.SET_PRESET, (column_of_preset(preset), name))

    def delete(self, name: str) -> None:
        """Hide a conversation until `restore` or `purge`; raises `AppError` when it was deleted before."""
        self._change(queries.DELETE, (time.time(), name))

    def restore(self, name: str) -> None:
        """Undo `delete`; raises `AppError` when the conversation was purged."""
        self._change(queries.RESTORE, (name,))

    def rank_turn(self, name: str, rank: int) -> None:
        """Keep the rank of the turn with the id `name`; raises `AppError` when it was deleted."""
        self._change(queries.RANK_TURN, (rank, name), gone_part)

    def rank_attempt(self, name: str, rank: int) -> None:
        """Keep the rank of the attempt with the id `name`; raises `AppError` when it was deleted."""
        self._change(queries.RANK_ATTEMPT, (rank, name), gone_part)

    def delete_turns(self, name: str) -> None:
        """Hide the turn with the id `name` and all that follows it, until `restore_turns` or `purge_turns`.

        Raises `AppError` when it was deleted before.
        """
        self._change(queries.DELETE_TURNS, (time.time(), name), gone_part)

    def restore_turns(self, name: str) -> None:
        """Undo `delete_turns`; raises `AppError` when they were purged."""
        self._change(queries.RESTORE_TURNS, (name,), gone_part)

    def delete_attempts(self, name: str) -> None:
        """As `delete_turns`, of the attempt with the id `name` and all that follows it.

        Raises `AppError` where nothing would be left of its turn, too.
        """
        values = {"first": name, "now": time.time()}
        with self._database.writing() as database:
            if not database.execute(queries.DELETE_ATTEMPTS, values).rowcount:
                raise gone_part()
            if database.execute(queries.ATTEMPTS_LEFT, (name,)).fetchone() is None:
                raise only_answer()
            for turn in database.execute(queries.TURNS_AFTER, (values["now"],)).fetchall():
                database.execute(queries.DELETE_TURNS, (values["now"], turn["id"]))
            database.execute(queries.DELETE_ASKING, values)

    def restore_attempts(self, name: str) -> None:
        """Undo `delete_attempts`; raises `AppError` when they were purged."""
        with self._database.writing() as database:
            restored = [database.execute(each, (name,)).rowcount for each in queries.RESTORE_ATTEMPTS]
            if not any(restored):
                raise gone_part()

    def another(self) -> Self:
        """The same chats for another thread."""
        return type(self)(self._database.path)

    def purge(self, age: float = 0.0, now: float | None = None) -> None:
        """Erase the conversations deleted `age` seconds ago or earlier: no file holds a byte of them.

        Those that have been in the trash for its time go with them. Files that went with any go too,
        unless another question names them. What is deleted after `now` stays.
        """
        now = time.time() if now is None else now
        self._purge((queries.PURGE,), (now - age, now - TRASH_DAYS * _DAY))

    def purge_turns(self, age: float = 0.0, now: float | None = None) -> None:
        """As `purge`, of turns and attempts that were deleted out of conversations."""
        self._purge(queries.PURGE_TURNS, ((time.time() if now is None else now) - age,))

    def _purge(self, statements: tuple[str, ...], until: tuple[float, ...]) -> None:
        with self._database.writing(patient=False) as database:
            before = _attached(database)
            erased = sum(database.execute(each, until).rowcount for each in statements)
            if erased:
                for each in queries.FORGET_WORDS:
                    database.execute(each)
            after = _attached(database)
        if erased:
            self._database.remove_copies()
        self._database.empty_log()
        self._attachments.forget(before - after)
        self._attachments.sweep(after)

    def close(self) -> None:
        self._database.close()

    def _turns(self, database: Connection, conversation: str) -> tuple[Turn, ...]:
        # Of several hand-offs of one attempt the newest stands.
        handoffs = {
            row["attempt"]: handoff_of(row) for row in database.execute(queries.HANDOFFS, (conversation,))
        }
        attempts: dict[str, list[Attempt]] = defaultdict(list)
        for row in nameless(database, queries.ATTEMPTS, conversation):
            attempts[row[0]].append(attempt_of(row, handoffs, self._writer))
        parts: dict[str, list[Part]] = defaultdict(list)
        for turn, *part in nameless(database, queries.PARTS, conversation):
            parts[turn].append(part_of(tuple(part)))
        return tuple(
            Turn(conversation, tuple(parts[turn]), parent, turn, created, tuple(attempts[turn]), rank)
            for turn, parent, created, rank in nameless(database, queries.TURNS, conversation)
        )

    def _add_turn(self, database: Connection, turn: Turn) -> None:
        database.execute(queries.ADD_TURN, (turn.id, turn.conversation, turn.parent, turn.created, turn.rank))
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

    def _change(
        self, statement: str, values: tuple[object, ...], fault: Callable[[], AppError] = gone
    ) -> None:
        with self._database.writing() as database:
            if not database.execute(statement, values).rowcount:
                raise fault()


def _attached(database: Connection) -> frozenset[str]:
    """All files that questions name."""
    return frozenset(row["path"] for row in database.execute(queries.ATTACHED))
