"""A conversation as a tree of values: a turn follows an attempt, an attempt may follow an attempt."""

import time
import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from matryoshka.chat.events import Handoff, Where
from matryoshka.chat.outgoing import Destination


def new_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A document that goes with a question; `path` lies in the data folder."""

    name: str
    media_type: str
    path: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with a question; `path` lies in the data folder."""

    name: str
    media_type: str
    path: str


Part = Text | File | Image


class State(StrEnum):
    """What became of an attempt."""

    WRITING = "writing"
    DONE = "done"
    LENGTH = "length"
    STOPPED = "stopped"
    HANDED_OFF = "handed_off"
    DECLINED = "declined"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    LOOPING = "looping"
    """It had lost its thread and was stopped; nobody stood above it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One tier's try at a turn; times in seconds, lengths in tokens."""

    turn: str
    tier: str
    model: str
    where: Where
    parent: str | None = None
    """The attempt that handed on to this one."""
    id: str = field(default_factory=new_id)
    created: float = field(default_factory=time.time)
    state: State = State.WRITING
    text: str = ""
    thinking: str = ""
    loading: float | None = None
    """Fraction of the model loaded, while it is; never stored."""
    left_out: int = 0
    """How many whole oldest turns the context did not hold."""
    prompt_tokens: int = 0
    tokens: int = 0
    thinking_tokens: int = 0
    seconds: float = 0.0
    thinking_seconds: float = 0.0
    first_token_seconds: float = 0.0
    unsure: bool = False
    thinking_cut: bool = False
    """Whether it would have thought longer than it might."""
    cost: float | None = None
    """In the person's currency; None where nobody knows, and for what was answered here."""
    handoff: Handoff | None = None
    """How the turn was passed up from here, also when the person asked after an answer."""
    doubt: float | None = None
    patience: float | None = None
    """Both as they were when the attempt declined."""
    title: str = ""
    remedy: str = ""
    """What went wrong and what to do, when it failed or declined."""

    @property
    def answers(self) -> bool:
        """Whether this is an answer that later turns can build on."""
        return bool(self.text) and self.state not in (State.HANDED_OFF, State.DECLINED)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with all its attempts, oldest first."""

    conversation: str
    parts: tuple[Part, ...]
    parent: str | None = None
    """The attempt this question follows; None for the first."""
    id: str = field(default_factory=new_id)
    created: float = field(default_factory=time.time)
    attempts: tuple[Attempt, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(part.text for part in self.parts if isinstance(part, Text))

    @property
    def run(self) -> tuple[Attempt, ...]:
        """The newest attempt and those that led to it, in their order."""
        by_id = {attempt.id: attempt for attempt in self.attempts}
        chain: list[Attempt] = []
        step = self.attempts[-1] if self.attempts else None
        while step:
            chain.append(step)
            step = by_id.get(step.parent) if step.parent else None
        return tuple(reversed(chain))

    @property
    def answer(self) -> Attempt | None:
        """The attempt of the run that stands as the answer; None while or if there is none."""
        return next((attempt for attempt in reversed(self.run) if attempt.answers), None)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A tree of turns, in order of their creation."""

    title: str = ""
    id: str = field(default_factory=new_id)
    created: float = field(default_factory=time.time)
    turns: tuple[Turn, ...] = ()
    locked: bool = False
    """Whether it stays on this computer: no remote tier can then be asked."""
    leave: Destination | None = None
    """Where its chat may go without asking again."""

    @property
    def thread(self) -> tuple[Turn, ...]:
        """The newest branch: each turn follows the end of the newest run of the one before."""
        newest = {turn.parent: turn for turn in self.turns}
        thread: list[Turn] = []
        step = newest.get(None)
        while step:
            thread.append(step)
            step = newest.get(step.run[-1].id) if step.run else None
        return tuple(thread)


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation as the list at the side shows it; `tiers` answered in it, in order of first answer."""

    id: str
    title: str
    changed: float
    tiers: tuple[str, ...]
    locked: bool = False
    """Whether it stays on this computer."""


def clean(text: str) -> str:
    """What was typed or pasted, without space around it, and without halves of characters."""
    return text.encode("utf-8", "replace").decode().strip()


def title_from(question: str, limit: int = 48) -> str:
    """The first words of a question, cut at a word's end."""
    words = " ".join(question.split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0] + "…"
