"""A model as it is asked by work that nobody waits for."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TypeVar

from matryoshka.chat.engine import (
    UNWATCHED,
    End,
    Finish,
    Message,
    Note,
    Opening,
    Output,
    Piece,
    Stop,
    Watch,
)
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.room import NoRoom
from matryoshka.engines.turn import interruptible, pause

LONGEST = 2048
"""Tokens of an answer, thinking included, after which it is cut: nobody reads on."""
_LOOK_AGAIN = 2.0  # seconds between looks whether there is memory now

T = TypeVar("T")


class Background:
    """Gives way to persons at once, and loads the model only where memory is free beside theirs.

    It `waits` for that so many seconds, and raises `NoRoom` then.
    """

    def __init__(self, engine: LlamaEngine, waits: float = 0.0) -> None:
        self._engine = engine
        self._waits = waits

    @property
    def awake(self) -> bool:
        """As `Engine.awake`."""
        return self._engine.awake

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`, but ends when a person wants the model. Raises `NoRoom` too."""
        yield from (
            self._patiently(stop, lambda yields: list(self._engine.wake(yields, background=True))) or ()
        )

    def prepare(self) -> None:
        """Nothing: nobody waits for it."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`, but all at once at the end, and cut where it is `LONGEST`. Raises `NoRoom` too.

        An answer in which a person's question came is begun anew: so its times, too, are of one piece.
        """

        def answered(interrupt: Stop) -> list[Output]:
            """Nothing where it was interrupted."""
            stream = self._engine.stream(
                messages, interrupt, patience, elder=elder, watch=watch, background=True
            )
            with closing(stream):
                outputs = list(_cut(stream))
            return [] if outputs[-1] == End(Finish.STOPPED) and interrupt.is_set() else outputs

        while (outputs := self._patiently(stop, answered)) is not None:
            if outputs:
                yield from outputs
                return
        yield End(Finish.STOPPED)

    def _patiently(self, stop: Stop, work: Callable[[Stop], list[T]]) -> list[T] | None:
        """What comes of `work`, which a person interrupts, once there is room for it; None after `stop`."""
        until = time.monotonic() + self._waits
        while not stop.is_set():
            with interruptible(stop) as interrupt:
                try:
                    return work(interrupt)
                except NoRoom:
                    if time.monotonic() >= until:
                        raise
            pause(stop, _LOOK_AGAIN)
        return None


def _cut(outputs: Iterable[Output]) -> Iterator[Output]:
    """Up to the longest answer that anybody would judge."""
    tokens, first = 0, 0.0
    for output in outputs:
        yield output
        tokens += isinstance(output, Piece)
        first = first or (time.monotonic() if tokens else 0.0)
        if tokens >= LONGEST:
            yield End(Finish.LENGTH, time.monotonic() - first)
            return
