"""The cascade: a question goes to the smallest tier first, and one step up whenever a tier doubts."""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import assert_never

from matryoshka.chat.doubt import doubt_of
from matryoshka.chat.engine import (
    End,
    Engine,
    Finish,
    Message,
    Note,
    Opening,
    Piece,
    Prompt,
    QuestionTooLong,
    Signals,
    Stop,
)
from matryoshka.chat.events import (
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
)
from matryoshka.chat.guard import Guard
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.errors import AppError, UsageFault


@dataclass(frozen=True, slots=True)
class Rung:
    """A tier with the engine that speaks for it."""

    tier: Tier
    engine: Engine


class Cascade:
    """Answers a chat by the tiers of one ladder; `remedy` says how to put a bigger tier on top of it."""

    def __init__(self, rungs: Sequence[Rung], remedy: str) -> None:
        self._rungs = tuple(rungs)
        self._ladder = Ladder(tuple(rung.tier for rung in rungs))
        self._remedy = remedy

    def answer(
        self, messages: Sequence[Message], stop: Stop, start: str | None = None, anyway: bool = False
    ) -> Iterator[Event]:
        """Yield what happens, from tier `start` (the smallest by default) up to the tier that ends it.

        `anyway` makes the top tier answer although it doubts. Ends with `Done`, `Declined` or `Failed`.
        Raises KeyError when no tier is called `start`, and `UsageFault` where no tier could do as asked.
        """
        first = self._ladder.index(start) if start else 0
        rungs = self._rungs[first:]
        for rung, elder in zip(rungs, (*rungs[1:], None), strict=True):
            passed_up = yield from _Try(rung, elder, self._remedy, anyway).run(messages, stop)
            if not passed_up:
                return

    def awake(self, name: str) -> bool:
        """Whether the tier called `name` could answer without being loaded."""
        return self._rungs[self._ladder.index(name)].engine.awake

    def wake(self, name: str, stop: Stop) -> Iterator[Event]:
        """Load the tier called `name` before anyone asks it; a fault comes as `Failed`."""
        engine = self._rungs[self._ladder.index(name)].engine
        try:
            for opening in engine.wake(stop):
                yield _loading(name, opening)
        except AppError as fault:
            yield Failed(name, fault.title, fault.remedy)

    def hand_up(self, messages: Sequence[Message], stop: Stop, junior: str) -> Iterator[Event]:
        """The person asked for a bigger tier than `junior`: answer from the one above it.

        Raises KeyError when there is no such tier, or none above it.
        """
        elder = self._ladder.elder(junior)
        if elder is None:
            raise KeyError(junior)
        patience = self._ladder.tiers[self._ladder.index(junior)].patience
        yield Handoff(junior, elder.name, Reason.ASKED, None, patience, 0, 0.0)
        yield from self.answer(messages, stop, elder.name)


def _loading(tier: str, output: Opening | Note) -> Event:
    match output:
        case Opening(fraction):
            return Loading(tier, fraction)
        case Note(title, remedy):
            return Noted(tier, title, remedy)
    assert_never(output)


@dataclass(slots=True)
class _Try:
    """One tier's attempt at a turn; `elder` is None at the top."""

    rung: Rung
    elder: Rung | None
    remedy: str
    anyway: bool
    prompt_tokens: int = 0
    tokens: int = 0
    first_token_seconds: float = 0.0
    unsure: bool = False
    started: float = field(default_factory=time.monotonic)

    def run(self, messages: Sequence[Message], stop: Stop) -> Generator[Event, None, bool]:
        """Yield this attempt's events; the value says whether the turn was passed up."""
        tier = self.rung.tier
        yield Started(tier.name, tier.label, tier.where)
        try:
            return (yield from self._listen(messages, stop))
        except QuestionTooLong as fault:
            return (yield from self._too_long(fault))
        except UsageFault:  # no tier could follow it
            raise
        except AppError as fault:
            return (yield from self._failed(fault))

    def _listen(self, messages: Sequence[Message], stop: Stop) -> Generator[Event, None, bool]:
        name, guard = self.rung.tier.name, Guard(messages)
        stream = self.rung.engine.stream(
            messages, stop, self.rung.tier.patience, elder=self.elder is not None
        )
        with closing(stream):
            for output in stream:
                match output:
                    case Opening() | Note():
                        yield _loading(name, output)
                    case Prompt(tokens, left_out):
                        self.prompt_tokens = tokens
                        if left_out:
                            yield Shortened(name, left_out)
                        if self.elder:  # loading it any earlier would keep the first word waiting
                            self.elder.engine.prepare()
                    case Piece():
                        doubt = doubt_of(output.signals)
                        if doubt > self.rung.tier.patience and not self._told_to_answer:
                            return (yield from self._doubts(doubt, output.signals))
                        yield from self._says(output, doubt)
                        if guard.lost(output):
                            return (yield from self._lost())
                    case End():
                        yield self._done(output)
                    case _:
                        assert_never(output)
        return False

    @property
    def _told_to_answer(self) -> bool:
        return self.anyway and self.elder is None

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self.started

    def _says(self, piece: Piece, doubt: float) -> Iterator[Event]:
        self.unsure = self.unsure or doubt > self.rung.tier.patience
        self.first_token_seconds = self.first_token_seconds or self._seconds
        self.tokens += 1
        if piece.text:
            yield (Thinking if piece.thinking else Token)(self.rung.tier.name, piece.text)

    def _doubts(self, doubt: float, signals: Signals) -> Generator[Event, None, bool]:
        if self.elder:
            yield replace(self._handoff(self.elder, Reason.UNSURE, doubt), measured=not signals.told)
            return True
        yield Declined(self.rung.tier.name, doubt, self.rung.tier.patience, self.remedy)
        return False

    def _lost(self) -> Generator[Event, None, bool]:
        if self.elder:
            yield self._handoff(self.elder, Reason.LOOPING, None)
            return True
        yield self._done(End(Finish.LOOPING))
        return False

    def _too_long(self, fault: QuestionTooLong) -> Generator[Event, None, bool]:
        if self.elder:
            yield self._handoff(self.elder, Reason.TOO_LONG, None)
            return True
        yield Failed(self.rung.tier.name, fault.title, fault.remedy)
        return False

    def _failed(self, fault: AppError) -> Generator[Event, None, bool]:
        """An elder takes over only where the person has not begun to read."""
        yield Failed(self.rung.tier.name, fault.title, fault.remedy)
        if self.elder and not self.tokens:
            yield self._handoff(self.elder, Reason.FAILED, None)
            return True
        return False

    def _handoff(self, elder: Rung, reason: Reason, doubt: float | None) -> Handoff:
        tier = self.rung.tier
        return Handoff(tier.name, elder.tier.name, reason, doubt, tier.patience, self.tokens, self._seconds)

    def _done(self, end: End) -> Done:
        """What a fast model says arrives all at once: its own clock tells when the first token was there."""
        seconds = self._seconds
        first = self.first_token_seconds if end.seconds is None else max(0.0, seconds - end.seconds)
        return Done(
            self.rung.tier.name,
            end.finish,
            self.prompt_tokens,
            self.tokens,
            seconds,
            first,
            self.unsure,
            end.thinking_cut,
        )
