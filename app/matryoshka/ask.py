"""Answers one question in the terminal."""

from contextlib import nullcontext
from dataclasses import dataclass
from enum import IntEnum

from matryoshka.chat.cascade import Cascade
from matryoshka.chat.engine import Finish, Message, Role, Stop
from matryoshka.chat.events import Asks, Declined, Done, Event, Token
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
    """What to ask, which tier first (the smallest when None), and whether a doubting top tier answers."""

    text: str
    start: str | None = None
    anyway: bool = False


def ask(question: Question, cascade: Cascade, paths: Paths, *, as_json: bool, save: bool) -> Exit:
    """Answer on standard output until done or Ctrl+C.

    Raises `AppError` when `save` is wished and the question cannot be saved, or nothing can be written.
    """
    stop = Stop()
    output = JsonLines() if as_json else PlainText()
    keeper = Keeper(paths.store, question.text, output.warn) if save else nullcontext()
    status = Exit.NONE_COULD
    with stopping_on_ctrl_c(stop.set), written("The answer"), keeper:
        messages = [Message(Role.USER, question.text)]
        for event in cascade.answer(messages, stop, question.start, question.anyway):
            if isinstance(keeper, Keeper):
                keeper.record(event)
            output.show(event)
            status = _status(event, status)
    return status


def _status(event: Event, before: Exit) -> Exit:
    """An answer without a word is none, and no more is one that lost its thread."""
    match event:
        case Token():
            return Exit.ANSWERED
        case Done(finish=Finish.STOPPED):
            return Exit.STOPPED
        case Done(finish=Finish.LOOPING):
            return Exit.NONE_COULD
        case Done() | Asks():
            return before
        case Declined():
            return Exit.ALL_DECLINED
        case _:
            return Exit.NONE_COULD
