"""A local model as an engine: the parent's side of its host process."""

import copy
import itertools
import math
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Self

from matryoshka.chat.engine import (
    UNWATCHED,
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
    Watch,
    without_pictures,
)
from matryoshka.chat.ladder import Overflow, Sampling, Tier
from matryoshka.engines.child import Child, host_command
from matryoshka.engines.frames import Answer, Ask, Cancel, Ended, Fault, Read, Ready, Said, TooLong
from matryoshka.engines.free import Tenant
from matryoshka.engines.life import Life
from matryoshka.engines.need import need_of
from matryoshka.engines.room import Room, Unshared
from matryoshka.engines.shown import shown
from matryoshka.engines.turn import Turn
from matryoshka.errors import AppError, UsageFault


@dataclass(slots=True)
class _Asked:
    """When a model was last asked by anybody, and by a person, as `time.monotonic` tells."""

    last: float
    by_person: float = -math.inf


class LlamaEngine:
    """A GGUF model in a process of its own, started by the first stream and again after it has ended."""

    def __init__(self, tier: Tier, command: Sequence[str] | None = None, room: Room | None = None) -> None:
        self._tier = tier
        self.sampling = tier.sampling
        """How it chooses its words."""
        self._room = room or Unshared()
        self._life = Life(tier, command or host_command(), self._room)
        self._turn = Turn()
        self._requests = itertools.count(1)
        self._asked = _Asked(time.monotonic())

    def sampled(self, sampling: Sampling) -> Self:
        """An engine that chooses its words so, by the same process: no model is loaded twice for that."""
        other = copy.copy(self)
        other.sampling = sampling
        return other

    @property
    def used(self) -> float:
        """When it was last asked, as `time.monotonic` tells."""
        return self._asked.last

    @property
    def pid(self) -> int | None:
        """Of the host process; None while there is none."""
        return self._life.pid

    @property
    def ready(self) -> Ready | None:
        """What is known of the loaded model; None while none is."""
        return self._life.ready

    @property
    def awake(self) -> bool:
        """As `Engine.awake`."""
        return self.pid is not None and self.ready is not None

    @property
    def parameters(self) -> int:
        """Of the loaded model; 0 while none is."""
        return ready.parameters if (ready := self.ready) else 0

    @property
    def owns_handoff(self) -> bool:
        """Whether the loaded model owns a hand-off token; not while none is."""
        return ready.handoff if (ready := self.ready) else False

    @property
    def tenant(self) -> Tenant | None:
        """The process as a holder of memory; None while there is none."""
        return Tenant(pid, 0 if self.ready else need_of(self._tier)) if (pid := self.pid) else None

    @property
    def gives_back(self) -> int:
        """Bytes that are free once it has left, about; 0 while it works for a person, and does not leave."""
        return need_of(self._tier) if self.pid and not self._turn.personal else 0

    @property
    def awaited(self) -> bool:
        """Whether a person waits for it to load."""
        return self._turn.personal and not self.ready

    @property
    def answers(self) -> bool:
        """Whether it is loaded and works for a person."""
        return self._turn.personal and self.ready is not None

    @property
    def unused(self) -> float:
        """Seconds since it was last asked; 0 while it is."""
        return 0.0 if self._turn.taken else time.monotonic() - self._asked.last

    @property
    def unwanted(self) -> float:
        """Seconds since a person last asked it; 0 while one does."""
        return 0.0 if self._turn.personal else time.monotonic() - self._asked.by_person

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
        background: bool = False,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`; a second stream waits until the first has ended.

        In the `background` a person's stream sets `stop`, and `NoRoom` is raised where memory is short.
        """
        ask = self._ask(messages, self.sampling, watch, elder=elder)
        yield from self._in_turn(replace(ask, patience=patience), stop, background=background)

    def probe(
        self,
        messages: Sequence[Message],
        sampling: Sampling,
        stop: Stop,
        *,
        elder: bool = False,
        hidden: bool = False,
    ) -> Generator[Output, None, None]:
        """As `stream`, but sampled so, all exact, and with the odds of every token, which cost time."""
        watch = Watch(exact=True, first=True, hidden=hidden, every=True)
        yield from self._in_turn(self._ask(messages, sampling, watch, elder=elder), stop, background=False)

    def weigh(self, messages: Sequence[Message], *, elder: bool) -> Prompt | None:
        """What it would read of them; None while it is asleep, or at work.

        Raises `QuestionTooLong`, or another `AppError`.
        """
        if not self.awake or self._turn.taken:
            return None
        ask = replace(self._ask(messages, self.sampling, UNWATCHED, elder=elder), counted=True)
        with closing(self._in_turn(ask, Stop(), background=True)) as outputs:
            return next((output for output in outputs if isinstance(output, Prompt)), None)

    def wake(self, stop: Stop, *, background: bool = False) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`; a stream that comes meanwhile waits for it, or in the `background` ends it."""
        with self._held(stop, background=background) as child:
            if child:
                yield from self._opened(child, stop, background=background)

    def prepare(self) -> None:
        """As `Engine.prepare`; a model that is loaded stays so for a while."""
        self._asked.last = self._asked.by_person = time.monotonic()
        if not self.awake:
            self._room.prepare(partial(self.wake, background=True))

    def leave(self) -> None:
        """End the process, unless it works for a person; other work is interrupted."""
        if self._turn.take_unless_personal():
            self._life.end()
            self._turn.give()

    def close(self) -> None:
        """End the process; a stream that runs ends as stopped, the next one starts afresh."""
        self._life.cut_short()

    def _ask(self, messages: Sequence[Message], sampling: Sampling, watch: Watch, *, elder: bool) -> Ask:
        whole = self._tier.overflow is Overflow.HAND_UP
        seen = shown(messages) if self._tier.sees else without_pictures(messages)
        return Ask(0, seen, sampling, watch, whole=whole, elder=elder)

    def _in_turn(self, ask: Ask, stop: Stop, *, background: bool) -> Generator[Output, None, None]:
        """`ask` gets its number once it is its turn."""
        with self._held(stop, background=background) as child:
            if child:
                yield from self._opened(child, stop, background=background)
            if child and self.ready and not stop.is_set():
                numbered = replace(ask, request=next(self._requests), sparing=self._room.sparing)
                yield from self._answered(child, numbered, stop)
            else:
                yield End(Finish.STOPPED)

    @contextmanager
    def _held(self, stop: Stop, *, background: bool) -> Iterator[Child | None]:
        """The process, while it is ours; None where it did not become so before `stop`."""
        if not self._turn.take(stop, background=background):
            yield None
            return
        with ExitStack() as afterwards:
            afterwards.callback(self._give, background=background)
            if child := self._life.child(stop, background=background):
                afterwards.callback(stop.when_set(child.nudge))
            yield child

    def _give(self, *, background: bool) -> None:
        self._asked.last = time.monotonic()
        if not background:
            self._asked.by_person = self._asked.last
        self._turn.give()

    def _opened(self, child: Child, stop: Stop, *, background: bool) -> Iterator[Opening | Note]:
        """The news are for persons: they wait for one."""
        yield from self._life.opened(child, stop)
        if not background:
            yield from self._life.news()

    def _answered(self, child: Child, ask: Ask, stop: Stop) -> Iterator[Output]:
        child.send(ask)
        told = self.ready is not None and not self.ready.handoff
        try:
            for reply in self._life.replies(child, stop):
                if not isinstance(reply, Answer) or reply.request != ask.request:
                    continue
                output = _output(reply, told=told)
                yield output
                if isinstance(output, End):
                    return
            yield End(Finish.STOPPED)
        finally:
            child.send(Cancel(ask.request))


def _output(reply: Answer, *, told: bool) -> Output:
    match reply:
        case Read(_, tokens, left_out):
            return Prompt(tokens, left_out)
        case Said(_, text, thinking, handoff, odds, hidden):
            return Piece(text, thinking, Signals(handoff, odds, told and handoff is not None, hidden))
        case Ended(_, finish, seconds, probing, thinking_cut, apart):
            return End(finish, seconds, probing, thinking_cut, apart=apart)
        case TooLong(_, tokens, context):
            raise QuestionTooLong(tokens, context)
        case Fault(_, title, remedy, usage):
            raise UsageFault(title, remedy) if usage else AppError(title, remedy)
