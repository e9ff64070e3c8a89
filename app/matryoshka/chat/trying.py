"""One tier's try at a turn: what its engine says becomes events, and one step up where it doubts."""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import assert_never

from matryoshka.chat.departure import Departure, pass_up
from matryoshka.chat.doubt import Doubt, Verdict
from matryoshka.chat.engine import (
    End,
    Finish,
    Message,
    Note,
    Opening,
    Output,
    Piece,
    Prompt,
    QuestionTooLong,
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
    """One tier's attempt at a turn; `elder` is None at the top. A `note` is told first."""

    rung: Rung
    elder: Rung | None
    departure: Departure
    remedy: str
    anyway: bool
    note: Note | None = None
    doubt: Doubt = field(init=False)
    prompt_tokens: int = 0
    tokens: int = 0
    first_token_seconds: float = 0.0
    unsure: bool = False
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.doubt = Doubt(self.rung.tier.patience, self.rung.calibration if self.elder else None)

    def run(self) -> Generator[Event, None, bool]:
        """Yield this attempt's events; the value says whether the turn was passed up."""
        tier = self.rung.tier
        yield Started(tier.name, tier.label, tier.where)
        if self.note:
            yield loading(tier.name, self.note)
        messages, left_out = self.departure.by(self.rung.way)
        if left_out:
            yield Shortened(tier.name, left_out)
        try:
            return (yield from self._listen(messages))
        except QuestionTooLong as fault:
            return (yield from self._too_long(fault))
        except UsageFault:  # no tier could follow it
            raise
        except AppError as fault:
            return (yield from self._failed(fault))

    def _listen(self, messages: Sequence[Message]) -> Generator[Event, None, bool]:
        name, guard = self.rung.tier.name, Guard(messages)
        with closing(self._stream(messages)) as stream:
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
                        verdict = self.doubt.of(output.signals)
                        if verdict.too_much and not self._told_to_answer:
                            return (yield from self._doubts(verdict))
                        yield from self._says(output, verdict)
                        if guard.lost(output):
                            return (yield from self._lost())
                    case End():
                        return (yield from self._ends(output))
                    case _:
                        assert_never(output)
        return False

    def _stream(self, messages: Sequence[Message]) -> Generator[Output, None, None]:
        doubt, above = self.doubt, self.elder is not None
        return self.rung.engine.stream(
            messages, self.departure.stop, doubt.unheeded, elder=above, watch=doubt.watch
        )

    @property
    def _told_to_answer(self) -> bool:
        return self.anyway and (self.elder is None or self.departure.closed(self.elder.way))

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self.started

    def _says(self, piece: Piece, verdict: Verdict) -> Iterator[Event]:
        self.unsure = self.unsure or verdict.too_much
        self.first_token_seconds = self.first_token_seconds or self._seconds
        self.tokens += 1
        if piece.text:
            yield (Thinking if piece.thinking else Token)(self.rung.tier.name, piece.text)

    def _doubts(self, verdict: Verdict) -> Generator[Event, None, bool]:
        declined = Declined(self.rung.tier.name, verdict.doubt, verdict.patience, self.remedy)
        return (yield from self._hand_on(Reason.UNSURE, declined, verdict))

    def _ends(self, end: End) -> Generator[Event, None, bool]:
        """What was read of the whole answer may still pass it up; where nobody may be asked it stands."""
        whole = end.finish in (Finish.STOP, Finish.LENGTH)
        verdict = self.doubt.finished() if whole else None
        self.unsure = self.unsure or (verdict is not None and verdict.too_much)
        done = self._done(end)
        if verdict and verdict.too_much and not self._told_to_answer:
            return (yield from self._hand_on(Reason.UNSURE, done, verdict))
        yield done
        return False

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
        self, reason: Reason, instead: Event | None, verdict: Verdict | None = None
    ) -> Generator[Event, None, bool]:
        """Pass the turn up where somebody stands above who may be asked; else this stands `instead`."""
        if self.elder is None:
            if instead:
                yield instead
            return False
        tier = self.rung.tier
        handoff = Handoff(
            tier.name,
            self.elder.tier.name,
            reason,
            verdict.doubt if verdict else None,
            verdict.patience if verdict else tier.patience,
            self.tokens,
            self._seconds,
            verdict is None or verdict.measured,
        )
        return (yield from pass_up(self.departure, self.elder, handoff, instead))

    def _done(self, end: End) -> Done:
        """What a fast model says arrives all at once: its own clock tells when the first token was there.

        A service sends texts of any length, and counts tokens by itself.
        """
        seconds, usage = self._seconds, end.usage
        first = self.first_token_seconds if end.seconds is None else max(0.0, seconds - end.seconds)
        return Done(
            self.rung.tier.name,
            end.finish,
            self.prompt_tokens if usage.prompt_tokens is None else usage.prompt_tokens,
            self.tokens if usage.tokens is None else usage.tokens,
            seconds,
            first,
            self.unsure,
            end.thinking_cut,
            usage.cost,
        )
