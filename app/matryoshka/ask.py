"""Answers one question in the terminal."""

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from enum import IntEnum
from typing import assert_never

from matryoshka.chat.cascade import Cascade
from matryoshka.chat.engine import Finish, Message, Role, Stop
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
from matryoshka.chat.leave import Leave
from matryoshka.consent import ask_for_leave
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.keep import Keeper
from matryoshka.paths import Paths
from matryoshka.show import JsonLines, PlainText, say, written


class Exit(IntEnum):
    """The exit status of `ask`; 2 is a fault of usage, and 130 what shells give for Ctrl+C."""

    ANSWERED = 0
    NONE_COULD = 1
    ALL_DECLINED = 3
    STOPPED = 130


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, which tier first (the smallest when None), and whether a doubting top tier answers.

    `allow_remote` gives leave beforehand to whatever service the ladder leads to.
    """

    text: str
    start: str | None = None
    anyway: bool = False
    allow_remote: bool = False


def ask(question: Question, cascade: Cascade, paths: Paths, *, as_json: bool, save: bool) -> Exit:
    """Answer on standard output until done or Ctrl+C.

    Raises `AppError` when `save` is wished and the question cannot be saved, or nothing can be written.
    """
    output = JsonLines() if as_json else PlainText()
    keeper = Keeper(paths.store, question.text, output.warn) if save else nullcontext()
    stop, messages = Stop(), [Message(Role.USER, question.text)]
    leave = Leave(None) if question.allow_remote else None
    with written("The answer"), keeper:
        shown = _Shown(output, keeper if isinstance(keeper, Keeper) else None, stop)
        shown.show(cascade.answer(messages, stop, question.start, question.anyway, leave))
        while shown.asks and (leave := None if as_json else _leave(shown.asks)):
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


def _leave(asks: Asks) -> Leave | None:
    """Without a person who could be asked there is none."""
    if sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty():
        return ask_for_leave(asks, sys.stdin, sys.stderr)
    say(f"{asks.tier} was not asked: it is {asks.destination}. With --allow-remote it may be.")
    return None


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
