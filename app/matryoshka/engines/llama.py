"""A local model as an engine: the parent's side of its host process."""

import itertools
import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

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
    Signals,
    Stop,
)
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.child import Child, Gone, Nudge, host_command
from matryoshka.engines.frames import (
    Ask,
    Cancel,
    Ended,
    Fault,
    Loading,
    Noticed,
    Open,
    Read,
    Ready,
    Reply,
    Said,
    TooLong,
)
from matryoshka.errors import AppError

_LOOK_UP = 0.02  # seconds between looks at `stop` while another stream has the model


class LlamaEngine:
    """A GGUF model in a process of its own, started by the first stream and again after it has died."""

    def __init__(self, tier: Tier, command: Sequence[str] | None = None) -> None:
        self._tier = tier
        self._command = tuple(command or host_command())
        self._turn = threading.Lock()
        self._requests = itertools.count(1)
        self._child: Child | None = None
        self.ready: Ready | None = None
        """What is known of the loaded model; None while none is."""

    @property
    def pid(self) -> int | None:
        """Of the host process; None while there is none."""
        return self._child.pid if self._child and self._child.alive else None

    @property
    def parameters(self) -> int:
        """Of the loaded model; 0 while none is."""
        return self.ready.parameters if self.ready else 0

    def stream(
        self, messages: Sequence[Message], stop: Stop, patience: float = 0.0
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`; a second stream waits until the first has ended."""
        yield from self._in_turn(Ask(0, tuple(messages), self._tier.sampling, patience=patience), stop)

    def probe(
        self, messages: Sequence[Message], sampling: Sampling, stop: Stop
    ) -> Generator[Output, None, None]:
        """As `stream`, but sampled so, all exact, and with the odds of every token, which cost time."""
        yield from self._in_turn(Ask(0, tuple(messages), sampling, probe=True), stop)

    def _in_turn(self, ask: Ask, stop: Stop) -> Iterator[Output]:
        """`ask` gets its number once it is its turn."""
        if not self._take_turn(stop):
            yield End(Finish.STOPPED)
            return
        try:
            numbered = replace(ask, request=next(self._requests))
            yield from self._stream(self._living(), numbered, stop)
        finally:
            self._turn.release()

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`; a stream that comes meanwhile waits for it."""
        if not self._take_turn(stop):
            return
        try:
            child = self._living()
            forget = stop.when_set(child.nudge)
            try:
                yield from self._opened(child, stop)
            finally:
                forget()
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the process; a stream that runs ends as stopped, the next one starts afresh."""
        if child := self._child:
            child.end()

    def _living(self) -> Child:
        if self._child and not self._child.alive:
            self._drop(self._child)
        if not self._child:
            self._child = Child(self._command)
            self._child.send(Open.of(self._tier))
        return self._child

    def _drop(self, child: Child) -> None:
        child.end()
        self._child = self.ready = None

    def _stream(self, child: Child, ask: Ask, stop: Stop) -> Iterator[Output]:
        forget = stop.when_set(child.nudge)
        try:
            yield from self._opened(child, stop)
            if self.ready and not stop.is_set():
                yield from self._answered(child, ask, stop)
            else:
                yield End(Finish.STOPPED)
        finally:
            forget()

    def _opened(self, child: Child, stop: Stop) -> Iterator[Opening | Note]:
        if self.ready:
            return
        yield Opening(0.0)
        for reply in self._replies(child, stop):
            match reply:
                case Loading(fraction) if fraction:
                    yield Opening(fraction)
                case Noticed(title, remedy):
                    yield Note(title, remedy)
                case Ready():
                    self.ready = reply
                    return
                case _:
                    continue

    def _answered(self, child: Child, ask: Ask, stop: Stop) -> Iterator[Output]:
        child.send(ask)
        try:
            for reply in self._replies(child, stop):
                if isinstance(reply, Loading | Noticed | Ready) or reply.request != ask.request:
                    continue
                output = _output(reply)
                yield output
                if isinstance(output, End):
                    return
            yield End(Finish.STOPPED)
        finally:
            child.send(Cancel(ask.request))

    def _replies(self, child: Child, stop: Stop) -> Iterator[Reply]:
        """What the child says until the person stops or we end it; raises `AppError` when it ends itself."""
        while not stop.is_set():
            match child.inbox.get():
                case Nudge():
                    continue
                case Gone():
                    if fault := self._parted(child):
                        raise fault
                    return
                case Fault(None, title, remedy):
                    self._drop(child)
                    raise AppError(title, remedy)
                case reply:
                    yield reply

    def _parted(self, child: Child) -> AppError | None:
        """The fault of a child that has ended; None when we wanted it so."""
        fault = None if child.ended else child.death(self._tier.label)
        self._drop(child)
        return fault

    def _take_turn(self, stop: Stop) -> bool:
        """Whether the model is ours before the person stops."""
        while not stop.is_set():
            if self._turn.acquire(timeout=_LOOK_UP):
                return True
        return False


def _output(reply: Read | Said | Ended | TooLong | Fault) -> Output:
    match reply:
        case Read(_, tokens, left_out):
            return Prompt(tokens, left_out)
        case Said(_, text, thinking, handoff, odds):
            return Piece(text, thinking, Signals(handoff, odds))
        case Ended(_, finish, seconds, probing, thinking_cut):
            return End(finish, seconds, probing, thinking_cut)
        case TooLong(_, tokens, context):
            raise QuestionTooLong(tokens, context)
        case Fault(_, title, remedy):
            raise AppError(title, remedy)
