"""One tier's try at a turn: what its engine says becomes events, and one step up where it doubts."""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import assert_never

from matryoshka.chat.departure import Departure, pass_up
from matryoshka.chat.doubt import doubt_of
from matryoshka.chat.engine import (
    End,
    Finish,
    Message,
    Note,
    Opening,
    Piece,
    Prompt,
    QuestionTooLong,
    Signals,
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
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError, UsageFault


def loading(tier: str, output: Opening | Note) -> Event:
    match output:
        case Opening(fraction):
            return Loading(tier, fraction)
        case Note(title, remedy):
            return Noted(tier, title, remedy)
    assert_never(output)


@dataclass(slots=True)
class Try:
    """One tier's attempt at a turn; `elder` is None at the top."""

    rung: Rung
    elder: Rung | None
    departure: Departure
    remedy: str
    anyway: bool
    prompt_tokens: int = 0
    tokens: int = 0
    first_token_seconds: float = 0.0
    unsure: bool = False
    started: float = field(default_factory=time.monotonic)

    def run(self) -> Generator[Event, None, bool]:
        """Yield this attempt's events; the value says whether the turn was passed up."""
        tier = self.rung.tier
        yield Started(tier.name, tier.label, tier.where)
        try:
            return (yield from self._listen(self.departure.by(self.rung.way)))
        except QuestionTooLong as fault:
            return (yield from self._too_long(fault))
        except UsageFault:  # no tier could follow it
            raise
        except AppError as fault:
            return (yield from self._failed(fault))

    def _listen(self, messages: Sequence[Message]) -> Generator[Event, None, bool]:
        name, guard = self.rung.tier.name, Guard(messages)
        stream = self.rung.engine.stream(
            messages, self.departure.stop, self.rung.tier.patience, elder=self.elder is not None
        )
        with closing(stream):
            for output in stream:
                match output:
                    case Opening() | Note():
                        yield loading(name, output)
                    case Prompt(tokens, left_out):
                        self.prompt_tokens = tokens
                        if left_out:
                            yield Shortened(name, left_out)
                        if self.elder and not self.elder.way:  # any earlier the first word would wait for it
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
        return self.anyway and (self.elder is None or self.departure.closed(self.elder.way))

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
        tier = self.rung.tier
        declined = Declined(tier.name, doubt, tier.patience, self.remedy)
        return (yield from self._hand_on(Reason.UNSURE, declined, doubt, measured=not signals.told))

    def _lost(self) -> Generator[Event, None, bool]:
        return (yield from self._hand_on(Reason.LOOPING, self._done(End(Finish.LOOPING))))

    def _too_long(self, fault: QuestionTooLong) -> Generator[Event, None, bool]:
        failed = Failed(self.rung.tier.name, fault.title, fault.remedy)
        return (yield from self._hand_on(Reason.TOO_LONG, failed))

    def _failed(self, fault: AppError) -> Generator[Event, None, bool]:
        """An elder takes over only where the person has not begun to read."""
        yield Failed(self.rung.tier.name, fault.title, fault.remedy)
        return False if self.tokens else (yield from self._hand_on(Reason.FAILED, None))

    def _hand_on(
        self, reason: Reason, instead: Event | None, doubt: float | None = None, measured: bool = True
    ) -> Generator[Event, None, bool]:
        """Pass the turn up where somebody stands above who may be asked; else this stands `instead`."""
        if self.elder is None:
            if instead:
                yield instead
            return False
        tier, elder = self.rung.tier, self.elder.tier.name
        seconds = self._seconds
        handoff = Handoff(tier.name, elder, reason, doubt, tier.patience, self.tokens, seconds, measured)
        return (yield from pass_up(self.departure, self.elder, handoff, instead))

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
            end.usage.cost,
        )
