"""Answers one question in the terminal: as text for people, as JSON for programs."""

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum

from matryoshka import build
from matryoshka.chat.conversation import Conversation, Text, Turn, title_from
from matryoshka.chat.engine import Finish, Message, Role, Stop
from matryoshka.chat.events import (
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Reason,
    Shortened,
    Started,
    Thinking,
    Token,
    as_json,
)
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError
from matryoshka.paths import Paths

REASONS = {
    Reason.UNSURE: "not sure enough to answer",
    Reason.ASKED: "you asked for a bigger one",
    Reason.FAILED: "it could not run",
    Reason.TOO_LONG: "the question is longer than it can read",
}


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


def ask(question: Question, ladder: Ladder, paths: Paths, *, as_json: bool, save: bool) -> int:
    """Answer on standard output until done or Ctrl+C; the value is one of `Exit`."""
    stop = Stop()
    # Setting it elsewhere keeps the handler clear of locks that the interrupted code holds.
    signal.signal(signal.SIGINT, lambda *_: threading.Thread(target=stop.set).start())
    show = _print_json if as_json else _print_text
    with closing(Rack()) as rack:
        cascade = build.cascade(ladder, rack, paths)
        messages = [Message(Role.USER, question.text)]
        events = cascade.answer(messages, stop, question.start, question.anyway)
        return _show(_saved(events, question, paths) if save else events, show)


def _show(events: Iterable[Event], show: Callable[[Event], None]) -> Exit:
    status = Exit.NONE_COULD
    for event in events:
        show(event)
        status = _status(event)
    return status


def _status(event: Event) -> Exit:
    match event:
        case Done(finish=Finish.STOPPED):
            return Exit.STOPPED
        case Done():
            return Exit.ANSWERED
        case Declined():
            return Exit.ALL_DECLINED
        case _:
            return Exit.NONE_COULD


def _saved(events: Iterable[Event], question: Question, paths: Paths) -> Iterator[Event]:
    """The same events, each recorded in the store before it is passed on."""
    with closing(ChatStore(paths.store)) as store:
        conversation = Conversation(title_from(question.text))
        turn = Turn(conversation.id, (Text(question.text),))
        store.add_conversation(conversation)
        store.add_turn(turn)
        with closing(Recorder(store, turn)) as recorder:
            for event in events:
                _record(recorder, event)
                yield event


def _record(recorder: Recorder, event: Event) -> None:
    """A full disk must not cut off the answer: it is told, and saving is tried again later."""
    try:
        recorder.record(event)
    except AppError as fault:
        _say(f"Not saved: {fault.title} {fault.remedy}")


def _print_json(event: Event) -> None:
    print(json.dumps(as_json(event), ensure_ascii=False), flush=True)


def _print_text(event: Event) -> None:
    match event:
        case Token(text=text):
            print(text, end="", flush=True)
        case Done():
            print(flush=True)
            if event.unsure:
                _say(f"{event.tier} is unsure of this answer.")
        case Handoff(tokens=tokens):
            if tokens:
                print(flush=True)
            _say(_sentence(event))
        case Declined(tier, doubt, patience, remedy):
            _say(f"No tier here can answer this well ({_doubt(tier, doubt, patience)}). {remedy}")
        case Failed(tier, title, remedy):
            _say(f"{tier}: {title} {remedy}")
        case Shortened(tier, turns):
            _say(f"{tier} did not read the {turns} oldest turns.")
        case Started() | Loading() | Thinking():
            pass


def _sentence(event: Handoff) -> str:
    asked = f"{event.junior} asked {event.elder} for help: {REASONS[event.reason]}"
    if event.doubt is None:
        return f"{asked}."
    return f"{asked} ({_doubt(event.junior, event.doubt, event.patience)}, {event.seconds:.2f} s)."


def _doubt(tier: str, doubt: float, patience: float) -> str:
    return f"{tier}'s doubt {doubt:.0%}, limit {patience:.0%}"


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
