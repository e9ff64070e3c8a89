"""A conversation as a tree of values: a turn follows an attempt, an attempt may follow an attempt."""

import time
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from matryoshka.chat.events import Handoff, Where
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.preset import USUAL, Preset


def new_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A document that goes with a question; `path` is its name in the folder of attachments.

    `name` is what a person calls it; where not all of it goes along, it says which part does.
    """

    name: str
    media_type: str
    path: str
    text: str = ""
    """What models read of it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with a question; `path` is its name in the folder of attachments."""

    name: str
    media_type: str
    """Of the `data`: the file in the folder may be larger, and of another kind."""
    path: str
    data: str = ""
    """What models see of it, in base64."""


Attachment = File | Image
Part = Text | Attachment


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
    left_out: int = 0
    """How many whole oldest turns the context did not hold."""
    prompt_tokens: int = 0
    tokens: int = 0
    thinking_tokens: int = 0
    seconds: float = 0.0
    thinking_seconds: float = 0.0
    first_token_seconds: float = 0.0
    cost: float | None = None
    """In the person's currency; None where nobody knows, and for what was answered here."""
    doubt: float | None = None
    patience: float | None = None
    """Both as they were when the attempt declined."""
    title: str = ""
    remedy: str = ""
    """What went wrong and what to do, when it failed or declined."""
    rank: int = 0
    """Of the attempts of a turn the one of highest rank is shown, of equals the newest."""
    manner: str = ""
    """How it was asked for, in words, where that was not as usual: see `Preset`."""
    unsure: bool = False
    thinking_cut: bool = False
    """Whether it would have thought longer than it might."""
    edited: bool = False
    """Whether the person has written it, in place of what the tier had answered."""
    loading: float | None = None
    """Fraction of the model loaded, while it is; never stored."""
    handoff: Handoff | None = None
    """How the turn was passed up from here, also when the person asked after an answer."""

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
    rank: int = 0
    """Of the turns that follow the same attempt the one of highest rank is shown, of equals the newest."""

    @property
    def text(self) -> str:
        return "\n\n".join([part.text for part in self.parts if isinstance(part, Text)])

    @property
    def files(self) -> tuple[Attachment, ...]:
        """What goes with the question."""
        return tuple(part for part in self.parts if isinstance(part, File | Image))

    @property
    def heading(self) -> str:
        """The question in its first words, or what goes with it where it has none."""
        return title_from(self.text or ", ".join(part.name for part in self.files))

    @property
    def end(self) -> Attempt | None:
        """The attempt that is shown; None before the first word of the first."""
        if len(self.attempts) == 1:
            return self.attempts[0]
        return max(reversed(self.attempts), key=attrgetter("rank"), default=None)

    @property
    def run(self) -> tuple[Attempt, ...]:
        """The attempt that is shown and those that led to it, in their order."""
        if len(self.attempts) <= 1:
            return self.attempts
        by_id = {attempt.id: attempt for attempt in self.attempts}
        chain: list[Attempt] = []
        step = self.end
        while step:
            chain.append(step)
            step = by_id.get(step.parent) if step.parent else None
        return tuple(reversed(chain))

    @property
    def answer(self) -> Attempt | None:
        """The attempt of the run that stands as the answer; None while or if there is none."""
        return next((attempt for attempt in reversed(self.run) if attempt.answers), None)


@dataclass(frozen=True)
class Conversation:
    """A tree of turns, in order of their creation; without slots, so that it remembers its thread."""

    title: str = ""
    id: str = field(default_factory=new_id)
    created: float = field(default_factory=time.time)
    turns: tuple[Turn, ...] = ()
    locked: bool = False
    """Whether it stays on this computer: no remote tier can then be asked."""
    leave: Destination | None = None
    """Where its chat may go without asking again."""
    preset: Preset = USUAL

    @cached_property
    def thread(self) -> tuple[Turn, ...]:
        """The branch that is shown: each turn follows the end of the run of the one before."""
        following = {turn.parent: turn for turn in sorted(self.turns, key=attrgetter("rank"))}
        thread: list[Turn] = []
        step = following.get(None)
        while step:
            thread.append(step)
            end = step.end
            step = following.get(end.id) if end else None
        return tuple(thread)

    @property
    def end(self) -> Attempt | None:
        """The end of what is shown; None before the first word of the last answer."""
        last = self.thread[-1:]
        return last[0].end if last else None


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation as the list at the side shows it; `tiers` answered in it, in order of first answer."""

    id: str
    title: str
    changed: float
    tiers: tuple[str, ...]
    locked: bool = False
    """Whether it stays on this computer."""
    pinned: bool = False
    folder: str = ""
    """Where the person has put it; empty where in none."""
    archived: bool = False
    trashed: float | None = None
    """When it was put into the trash."""


def clean(text: str) -> str:
    """What was typed or pasted, without space around it, and without halves of characters."""
    return text.encode("utf-8", "replace").decode().strip()


def title_from(question: str, limit: int = 48) -> str:
    """The first words of a question, cut at a word's end."""
    words = " ".join(question.split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0] + "…"
