"""How events look in a terminal: as text for people, as JSON for programs."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, assert_never

from matryoshka.chat.conversation import Turn
from matryoshka.chat.engine import Finish
from matryoshka.chat.events import (
    Asks,
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Reason,
    Shortened,
    Started,
    Thinking,
    Token,
    as_json,
)
from matryoshka.chat.guard import LOST
from matryoshka.chat.words import doubt_and_limit
from matryoshka.errors import AppError
from matryoshka.models.words import money


class JsonLines:
    """One event a line on standard output."""

    def show(self, event: Event) -> None:
        self._print(as_json(event))

    def tell_kept(self, turn: Turn) -> None:
        """Where the question was saved: programs may want to go on there."""
        self._print({"event": "kept", "conversation": turn.conversation, "turn": turn.id})

    def _print(self, said: dict[str, Any]) -> None:
        print(json.dumps(said, ensure_ascii=False), flush=True)

    def warn(self, fault: AppError) -> None:
        say(f"{fault.title} {fault.remedy}")


class PlainText:
    """The answer on standard output, all else on standard error; neither begins in the other's line."""

    def __init__(self) -> None:
        self._in_line = False

    def show(self, event: Event) -> None:
        match event:
            case Token(text=text):
                print(text, end="", flush=True)
                self._in_line = not text.endswith("\n")
            case Done():
                self._end_line()
                for remark in _remarks(event):
                    say(remark)
            case Handoff():
                self._say(_sentence(event))
            case Declined():
                self._say(_refusal(event))
            case Failed(tier, title, remedy) | Noted(tier, title, remedy):
                self._say(f"{tier}: {title} {remedy}")
            case Shortened(tier, turns):
                oldest = "oldest turn" if turns == 1 else f"{turns:,} oldest turns"
                self._say(f"{tier} did not read the {oldest}.")
            case Asks():
                self._end_line()
            case Started() | Loading() | Thinking():
                pass

    def tell_kept(self, turn: Turn) -> None:
        """People find it in the list of chats."""

    def warn(self, fault: AppError) -> None:
        self._say(f"{fault.title} {fault.remedy}")

    def _say(self, sentence: str) -> None:
        self._end_line()
        say(sentence)

    def _end_line(self) -> None:
        if self._in_line:
            print(flush=True)
            self._in_line = False


def say(sentence: str) -> None:
    """A line on standard error, where there is one that takes it: nobody could be told that it does not."""
    if sys.stderr:
        with suppress(OSError):
            print(sentence, file=sys.stderr, flush=True)


@contextmanager
def written(what: str) -> Iterator[None]:
    """A reader that has left, or a full disk behind standard output, ends in a sentence."""
    try:
        yield
    except OSError as error:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - what Python flushes at its end
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        title = f"{what} could not be written to standard output: {error.strerror}."
        raise AppError(title, "Send it elsewhere and ask again.") from error


def _remarks(event: Done) -> Iterator[str]:
    """What there is to know of an answer that it does not say itself."""
    if event.thinking_cut:
        yield f"{event.tier}'s thinking was cut at its limit."
    if event.finish is Finish.LENGTH:
        yield f"{event.tier}'s answer was cut at its length limit."
    if event.finish is Finish.LOOPING:
        yield f"{event.tier} was stopped: it {LOST}."
    if event.unsure:
        yield f"{event.tier} is unsure of this answer."
    if event.cost is not None:
        yield f"{event.tier}'s answer cost {money(event.cost)}."


def _sentence(event: Handoff) -> str:
    passed = f"{_who(event)}: {_why(event)}"
    if event.doubt is None:
        return f"{passed}."
    doubt = _doubt(event.junior, event.doubt, event.patience)
    unmeasured = "" if event.measured else ", not yet measured"
    return f"{passed} ({doubt}{unmeasured}, {event.seconds:.2f} s)."


def _who(event: Handoff) -> str:
    if event.reason in (Reason.FAILED, Reason.LOOPING):
        return f"{event.elder} took over from {event.junior}"
    return f"{event.junior} asked {event.elder} for help"


def _why(event: Handoff) -> str:
    match event.reason:
        case Reason.UNSURE:
            return "not sure enough to answer"
        case Reason.ASKED:
            return "you asked for a bigger one"
        case Reason.FAILED:
            return "it could not run"
        case Reason.TOO_LONG:
            return "this is more than it can read"
        case Reason.LOOPING:
            return f"{event.junior} {LOST}"
    assert_never(event.reason)


def _refusal(event: Declined) -> str:
    doubt = _doubt(event.tier, event.doubt, event.patience)
    anyway = f"With --anyway {event.tier} answers all the same."
    return f"No tier here can answer this well ({doubt}). {event.remedy} {anyway}"


def _doubt(tier: str, doubt: float, patience: float) -> str:
    said, limit = doubt_and_limit(doubt, patience)
    return f"{tier}'s {said}, {limit}"
