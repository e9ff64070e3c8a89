"""Turns the events of one job into its attempts, and keeps them saved while they grow."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol, assert_never

from matryoshka.chat.conversation import Attempt, State, Turn
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
)
from matryoshka.chat.tree import top

INTERVAL = 0.4
"""Seconds between two checkpoints of a growing answer."""
PAUSE = 2.0
"""Seconds until a checkpoint that failed is tried again by itself."""

ENDED = {
    Finish.STOP: State.DONE,
    Finish.LENGTH: State.LENGTH,
    Finish.STOPPED: State.STOPPED,
    Finish.LOOPING: State.LOOPING,
}


@dataclass(frozen=True, slots=True)
class Run:
    """The attempts of one job, each the parent of the next; times in seconds of one monotonic clock."""

    turn: str
    attempts: tuple[Attempt, ...] = ()
    rank: int = 0
    """Of each of its attempts."""
    beginning: Attempt | None = None
    """What its first attempt goes on with, word by word."""
    manner: str = ""
    """How its answers are asked for, where that is not as usual."""
    started: float = 0.0
    """When the last attempt began."""
    heard: float = 0.0
    """When the last event came."""


def begin(
    turn: Turn, parent: Attempt | None = None, beginning: Attempt | None = None, manner: str = ""
) -> Run:
    """A job of the turn; it goes on from the attempt `parent`, or completes the text of `beginning`."""
    return Run(turn.id, (parent,) if parent else (), top(turn.attempts), beginning, manner)


def fold(run: Run, event: Event, now: float) -> Run:
    """The run after `event`, which came at `now`.

    The first event of a run without parent is `Started`, or `Asks`: that changes nothing at any time.
    """
    if isinstance(event, Asks):
        return replace(run, heard=now)
    if isinstance(event, Started):
        attempts = (*run.attempts, _begun(run, event))
        return replace(run, attempts=attempts, beginning=None, started=now, heard=now)
    *earlier, last = run.attempts
    attempt = _after(last, event, now - run.started, now - run.heard)
    return replace(run, attempts=(*earlier, attempt), heard=now)


def _begun(run: Run, event: Started) -> Attempt:
    parent = run.attempts[-1].id if run.attempts else None
    attempt = Attempt(
        run.turn, event.tier, event.model, event.where, parent, rank=run.rank, manner=run.manner
    )
    if begun := run.beginning:
        return replace(attempt, text=begun.text, thinking=begun.thinking)
    return attempt


def _after(
    attempt: Attempt,
    event: Loading | Noted | Shortened | Thinking | Token | Handoff | Declined | Failed | Done,
    seconds: float,
    silence: float,
) -> Attempt:
    """`attempt` after `event`, `seconds` after its start and `silence` seconds after the event before."""
    if isinstance(event, Loading):
        return replace(attempt, loading=event.fraction)
    attempt = _loaded(attempt)
    match event:
        case Noted():
            return attempt
        case Shortened(turns=turns):
            return replace(attempt, left_out=turns)
        case Thinking(text=text):
            return _thought(attempt, text, seconds, silence)
        case Token(text=text):
            return _said(attempt, text, seconds)
        case Handoff():
            return _handed_on(attempt, event)
        case Declined(_, doubt, patience, remedy):
            return replace(
                attempt, state=State.DECLINED, doubt=doubt, patience=patience, remedy=remedy, seconds=seconds
            )
        case Failed(_, title, remedy):
            return replace(attempt, state=State.FAILED, title=title, remedy=remedy, seconds=seconds)
        case Done():
            return _done(attempt, event)
    assert_never(event)


def _loaded(attempt: Attempt) -> Attempt:
    """The same where nothing was being loaded: of every token a copy would be made."""
    return attempt if attempt.loading is None else replace(attempt, loading=None)


def _first(attempt: Attempt, seconds: float) -> float:
    """When the first token came, where one comes now."""
    return attempt.first_token_seconds if attempt.tokens else seconds


def _said(attempt: Attempt, text: str, seconds: float) -> Attempt:
    return replace(
        attempt,
        tokens=attempt.tokens + 1,
        seconds=seconds,
        first_token_seconds=_first(attempt, seconds),
        text=attempt.text + text,
    )


def _thought(attempt: Attempt, text: str, seconds: float, silence: float) -> Attempt:
    """The silence before the first thought is the reading of the prompt and not thinking."""
    return replace(
        attempt,
        tokens=attempt.tokens + 1,
        seconds=seconds,
        first_token_seconds=_first(attempt, seconds),
        thinking=attempt.thinking + text,
        thinking_tokens=attempt.thinking_tokens + 1,
        thinking_seconds=attempt.thinking_seconds + (silence if attempt.thinking_tokens else 0.0),
    )


def _handed_on(attempt: Attempt, event: Handoff) -> Attempt:
    """An attempt that had ended before (it failed, or the person asked on) keeps its state and figures.

    Not so one that would have passed the turn up by itself, and waited for leave.
    """
    if attempt.state is not State.WRITING and event.reason in (Reason.FAILED, Reason.ASKED):
        return replace(attempt, handoff=event)
    return replace(attempt, state=State.HANDED_OFF, handoff=event, tokens=event.tokens, seconds=event.seconds)


def _done(attempt: Attempt, event: Done) -> Attempt:
    return replace(
        attempt,
        state=ENDED[event.finish],
        prompt_tokens=event.prompt_tokens,
        tokens=event.tokens,
        seconds=event.seconds,
        first_token_seconds=event.first_token_seconds,
        unsure=event.unsure,
        thinking_cut=event.thinking_cut,
        cost=event.cost,
    )


class Saves(Protocol):
    """Keeps attempts; those it knows by id it replaces. Raises `AppError` when it cannot.

    `patient`: it may wait a while for another program's lock.
    """

    def save(self, attempts: Iterable[Attempt], patient: bool = True) -> None: ...


class Recorder:
    """Folds one job's events and saves the attempts: at once where one begins or ends, else in intervals.

    Nothing is lost from memory when saving raises `AppError`: the next checkpoint saves all of it.
    Call `flush` from a timer (of half a second) where one runs, so that a pause of the model does not
    delay a checkpoint. Where a thread must not be held up it is not `patient`: only `close` is then.
    """

    def __init__(
        self,
        store: Saves,
        turn: Turn,
        parent: Attempt | None = None,
        clock: Callable[[], float] = time.monotonic,
        patient: bool = True,
        *,
        beginning: Attempt | None = None,
        manner: str = "",
    ) -> None:
        self._store = store
        self._patient = patient
        self._clock = clock
        self._run = begin(turn, parent, beginning, manner)
        self._saved = self._run.attempts
        self._due = 0.0
        self._behind = False

    @property
    def behind(self) -> bool:
        """Whether the last checkpoint failed: what is new since the one before is not on the disk."""
        return self._behind

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """All attempts of the job up to now, led by the one it goes on from."""
        return self._run.attempts

    def record(self, event: Event) -> None:
        self._run = fold(self._run, event, self._clock())
        match event:
            case Loading() | Noted() | Shortened() | Thinking() | Token():
                self.flush()
            case _:
                self.save()

    def flush(self) -> None:
        """Save what is new, if the last checkpoint is long enough ago."""
        if self._clock() >= self._due:
            self.save()

    def save(self) -> None:
        """Save what is new now."""
        self._save(self._patient)

    def close(self) -> None:
        """Save what is new now, with patience: nobody is to come after this."""
        self._save(patient=True)

    def _save(self, patient: bool) -> None:
        attempts = self._run.attempts
        new = [attempt for attempt in attempts if attempt not in self._saved]
        if not new:
            return
        self._due, self._behind = self._clock() + PAUSE, True
        self._store.save(new, patient)
        self._saved, self._behind = attempts, False
        self._due = self._clock() + INTERVAL
