"""A comparison as values: questions in rows, and in each a column for every tier that was asked."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from matryoshka.chat.conversation import Attempt, State, new_id, title_from
from matryoshka.chat.engine import Picture
from matryoshka.chat.events import Asks, Where, tokens_per_second
from matryoshka.chat.label import Effort
from matryoshka.chat.observation import Observation
from matryoshka.chat.record import Run

LEAST, MOST = 2, 4
"""How many tiers are compared at once."""


class Vote(StrEnum):
    """What the person says of an answer."""

    BEST = "best"
    """At most one of a row."""
    FINE = "fine"
    WRONG = "wrong"

    @property
    def good_enough(self) -> bool:
        return self is not Vote.WRONG


class Status(StrEnum):
    """What a column does now."""

    WAITING = "waiting"
    """For its turn: see `Column.behind`."""
    ASKS = "asks"
    """For the person's leave: see `Column.asks`."""
    LOADING = "loading"
    READING = "reading"
    """Its model was asked, and has not said a word yet."""
    WRITING = "writing"
    ENDED = "ended"
    """See the state of its attempt."""


@dataclass(frozen=True, slots=True)
class Column:
    """One tier's answer; `identity` is that of its model."""

    tier: str
    model: str
    where: Where
    identity: str = ""
    run: Run = field(default=Run(""), compare=False)
    """Of its attempt; there is none before its turn comes."""
    behind: tuple[str, ...] = ()
    """The tiers that it waits for."""
    asks: Asks | None = None
    """What would be sent, where the person is to give leave first."""
    observation: Observation = field(default_factory=Observation)
    """What the model let see of its own doubt."""
    effort: Effort = field(default_factory=Effort)
    """What the answer took; the loading of its model is left out."""
    memory: int | None = None
    """Bytes that its model holds; None where nobody knows, and of a remote one."""
    vote: Vote | None = None

    @property
    def attempt(self) -> Attempt | None:
        return self.run.attempts[-1] if self.run.attempts else None

    @property
    def text(self) -> str:
        return self.attempt.text if self.attempt else ""

    @property
    def ended(self) -> bool:
        return self.attempt is not None and self.attempt.state is not State.WRITING

    @property
    def answered(self) -> bool:
        """Whether there is an answer to the end, or to its limit."""
        return (
            self.attempt is not None and bool(self.text) and self.attempt.state in (State.DONE, State.LENGTH)
        )

    @property
    def status(self) -> Status:
        attempt = self.attempt
        if attempt is None:
            return Status.ASKS if self.asks else Status.WAITING
        if attempt.state is not State.WRITING:
            return Status.ENDED
        if attempt.loading is not None and attempt.loading < 1:
            return Status.LOADING
        return Status.WRITING if attempt.tokens else Status.READING

    @property
    def tokens_per_second(self) -> float:
        """Now, and of the whole answer once it is there; 0 while there is but one."""
        if (attempt := self.attempt) is None:
            return 0.0
        return tokens_per_second(attempt.tokens, attempt.seconds, attempt.first_token_seconds)


@dataclass(frozen=True, slots=True)
class Row:
    """One question, and what each tier made of it.

    `before` was said earlier, by the person and the models in turn.
    """

    question: str
    columns: tuple[Column, ...]
    before: tuple[str, ...] = ()
    family: str = ""
    """The kind of question."""
    answers: tuple[str, ...] = ()
    """Those that are known to be right; none where nobody knows."""
    id: str = field(default_factory=new_id)
    pictures: tuple[Picture, ...] = ()
    """What goes with the question, for tiers that see."""
    locked: bool = False
    """Whether it comes from a chat that stays on this computer."""

    def column(self, tier: str) -> Column:
        """Raises KeyError where that tier was not asked."""
        for column in self.columns:
            if column.tier == tier:
                return column
        raise KeyError(tier)

    def with_column(self, column: Column) -> "Row":
        """In place of that of its tier."""
        return replace(
            self, columns=tuple(column if each.tier == column.tier else each for each in self.columns)
        )

    @property
    def ended(self) -> bool:
        return all(column.ended for column in self.columns)

    @property
    def voted(self) -> bool:
        return any(column.vote for column in self.columns)

    @property
    def fastest(self) -> str | None:
        """The tier that answered in the least seconds; None where fewer than two answered."""
        return _least(self, lambda column: column.effort.seconds)

    @property
    def shortest(self) -> str | None:
        """The tier whose answer has the fewest characters; None where fewer than two answered."""
        return _least(self, lambda column: len(column.text))


@dataclass(frozen=True, slots=True)
class Grid:
    """A comparison as it is saved."""

    tiers: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    title: str = ""
    blind: bool = False
    """Whether names are hidden until a row has a vote."""
    id: str = field(default_factory=new_id)
    created: float = field(default_factory=time.time)

    def order(self, row: Row) -> tuple[str, ...]:
        """In which that row's columns stand; where names are hidden a row tells nothing of the others."""
        chance = random.Random(row.id)  # noqa: S311 - nothing secret is drawn
        return tuple(chance.sample(sorted(self.tiers), len(self.tiers))) if self.blind else self.tiers

    def hides(self, row: Row) -> bool:
        """Whether the names of that row's tiers are hidden still."""
        return self.blind and not row.voted

    def with_row(self, row: Row) -> "Grid":
        """In place of the one of its id, or last."""
        known = {each.id: each for each in (*self.rows, row)}
        return replace(self, rows=tuple(known.values()), title=self.title or title_from(row.question))


@dataclass(frozen=True, slots=True)
class GridSummary:
    """A saved comparison in a list."""

    id: str
    title: str
    created: float
    tiers: tuple[str, ...]
    rows: int


def _least(row: Row, measure: Callable[[Column], float]) -> str | None:
    answered = [column for column in row.columns if column.answered]
    return min(answered, key=measure).tier if len(answered) > 1 else None
