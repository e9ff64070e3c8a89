"""Answers one question in the terminal."""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import assert_never

from matryoshka.chat import prompt
from matryoshka.chat.cascade import Cascade
from matryoshka.chat.conversation import Attachment, Conversation, Part, Text, Turn
from matryoshka.chat.engine import Finish, Message, Stop
from matryoshka.chat.events import (
    Asks,
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Shortened,
    Started,
    Thinking,
    Token,
)
from matryoshka.chat.growth import asked
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Leave, standing
from matryoshka.chat.notebook import Notebook
from matryoshka.chat.preset import Preset
from matryoshka.chat.store import ChatStore
from matryoshka.consent import leave_here
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.keep import Keeper
from matryoshka.paths import Paths
from matryoshka.show import JsonLines, PlainText, written


class Exit(IntEnum):
    """The exit status of `ask`; 2 is a fault of usage, and 130 what shells give for Ctrl+C."""

    ANSWERED = 0
    NONE_COULD = 1
    ALL_DECLINED = 3
    STOPPED = 130


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, which tier first (the smallest when None), and whether a doubting top tier answers.

    `allow_remote` gives leave beforehand to whatever service the ladder leads to; `files` go along.
    """

    text: str
    start: str | None = None
    anyway: bool = False
    allow_remote: bool = False
    files: tuple[Attachment, ...] = ()
    chat: Conversation = field(default_factory=Conversation)
    """What it goes on with."""
    preset: Preset | None = None
    """How that is asked from now on; None is as before."""

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.files, Text(self.text))

    @property
    def asked_as(self) -> Preset:
        return self.preset or self.chat.preset

    @property
    def messages(self) -> tuple[Message, ...]:
        """As a model reads them that answers it."""
        return prompt.messages((*self.chat.thread, Turn(self.chat.id, self.parts)), self.asked_as.system)

    @property
    def leave(self) -> Leave | None:
        """Given beforehand."""
        return Leave(None) if self.allow_remote else standing(self.chat.leave)

    def save(self, store: ChatStore, first: Tier) -> Turn:
        """A question before it that nobody ever answered counts for the tier `first`."""
        book = Notebook(self.chat, first, store)
        book.save_interrupted()
        if self.preset:
            book.set_preset(self.preset)
        turn = asked(book.conversation, self.parts)
        book.add(turn)
        return turn


def ask(question: Question, cascade: Cascade, paths: Paths, *, as_json: bool, save: bool) -> Exit:
    """Answer on standard output until done or Ctrl+C.

    Raises `AppError` when `save` is wished and the question cannot be saved, or nothing can be written.
    """
    output = JsonLines() if as_json else PlainText()
    keep = partial(question.save, first=cascade.first)
    manner = question.asked_as.words
    keeper = Keeper(paths.store, keep, output.warn, manner) if save else nullcontext()
    stop, messages, leave = Stop(), question.messages, question.leave
    with written("The answer"), keeper:
        if isinstance(keeper, Keeper):
            output.tell_kept(keeper.turn)
        shown = _Shown(output, keeper if isinstance(keeper, Keeper) else None, stop)
        shown.show(cascade.answer(messages, stop, question.start, question.anyway, leave))
        while shown.asks and (leave := None if as_json else leave_here(shown.asks)):
            shown.show(cascade.follow(shown.asks, messages, stop, leave))
    return shown.status


@dataclass(slots=True)
class _Shown:
    """What the person has seen up to now."""

    output: JsonLines | PlainText
    keeper: Keeper | None
    stop: Stop
    status: Exit = Exit.NONE_COULD
    asks: Asks | None = None
    """What waits for leave."""

    def show(self, events: Iterable[Event]) -> None:
        self.asks = None
        with stopping_on_ctrl_c(self.stop.set):
            for event in events:
                if self.keeper:
                    self.keeper.record(event)
                self.output.show(event)
                self.status = _status(event, self.status)
                self.asks = event if isinstance(event, Asks) else None


def _status(event: Event, before: Exit) -> Exit:
    """An answer without a word is none, and no more is one that lost its thread."""
    match event:
        case Token():
            return Exit.ANSWERED
        case Done(finish=Finish.STOPPED):
            return Exit.STOPPED
        case Done(finish=Finish.LOOPING):
            return Exit.NONE_COULD
        case Declined():
            return Exit.ALL_DECLINED
        case Started() | Handoff() | Failed():
            return Exit.NONE_COULD
        case Done() | Asks() | Noted() | Loading() | Shortened() | Thinking():
            return before
    assert_never(event)
