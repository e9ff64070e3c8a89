"""Keeps every label in the file of the chats, and forgets those of a chat with the chat."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from matryoshka.chat import label_queries
from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.chat.database import CHECKED_AT_ONCE, Database
from matryoshka.chat.label import Label, Source, Trial
from matryoshka.chat.label_rows import label_of, row_of_label, text_of
from matryoshka.chat.prompt import messages


class LabelTable:
    """The labels in the store's file `path`; it may be open elsewhere at the same time.

    A table belongs to the thread that made it. Labels of a deleted chat are out of sight, and erased when it
    is. Every method raises `AppError` as those of `ChatStore` do; nothing is then changed.
    """

    def __init__(self, path: Path, checked_at_once: int = CHECKED_AT_ONCE) -> None:
        """Open or create; raises `Damaged`, or `AppError` for a file of a newer version.

        `checked_at_once` is 0 where this process has the file open already, looked through.
        """
        self._database = Database(path, checked_at_once=checked_at_once)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def add(self, labels: Iterable[Label]) -> None:
        """On the disk when this returns; a label known by its id is replaced.

        One whose turn, or answer, was deleted for good is not kept.
        """
        with self._database.writing() as database:
            database.executemany(label_queries.ADD, map(row_of_label, labels))

    def get(self, name: str) -> Label | None:
        """The label with the id `name`; None where there is none."""
        return next(iter(self._labels(label_queries.LABEL, name)), None)

    def all(self) -> tuple[Label, ...]:
        """Those in sight, oldest first."""
        return self._labels(label_queries.ALL)

    def answered(self, identity: str, question: str, before: tuple[str, ...]) -> tuple[Label, ...]:
        """What the model of this identity answered to the question, newest first; no votes."""
        return self._labels(label_queries.ANSWERED, identity, question, text_of(before))

    def voted(self) -> tuple[Label, ...]:
        """All votes, oldest first."""
        return self._labels(label_queries.VOTED)

    def trials(self, junior: str, elder: str) -> tuple[Trial, ...]:
        """All questions on which the models of these identities were both asked and judged, oldest first.

        Votes alone are no trials: nothing was measured of such answers.
        """
        with self._database.reading() as database:
            juniors = database.execute(label_queries.JUNIORS, (junior, elder)).fetchall()
            elders = database.execute(label_queries.ELDERS, (junior, elder)).fetchall()
        return tuple(
            Trial(label_of(one), label_of(other)) for one, other in zip(juniors, elders, strict=True)
        )

    def vote(self, thread: Sequence[Turn], attempt: Attempt, identity: str, *, good: bool) -> None:
        """The person says that an answer is good, or wrong; the last word stands.

        The `thread` ends in the turn of the `attempt`; `identity` is that of the model that wrote it.
        """
        turn = thread[-1].id
        *before, question = (message.text for message in messages(thread))
        vote = Label(
            trial=turn,
            question=question,
            tier=attempt.tier,
            model=attempt.model,
            identity=identity,
            answer=attempt.text,
            right=float(good),
            source=Source.VOTE,
            before=tuple(before),
            turn=turn,
            id=attempt.id,
        )
        self.add([vote])

    def take_back(self, attempt: str) -> None:
        """The person takes the vote on the attempt with this id back; there need not be one."""
        with self._database.writing() as database:
            database.execute(label_queries.REMOVE, (attempt,))

    def votes(self, conversation: str) -> dict[str, bool]:
        """Whether the person called an answer good, by the ids of the attempts of one conversation."""
        with self._database.reading() as database:
            rows = database.execute(label_queries.VOTES, (conversation,)).fetchall()
        return {row["id"]: row["right"] > 0 for row in rows}

    def _labels(self, query: str, *values: object) -> tuple[Label, ...]:
        with self._database.reading() as database:
            return tuple(label_of(row) for row in database.execute(query, values))
