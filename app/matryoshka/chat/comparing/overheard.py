"""An engine of which all is remembered that it let see while it answered, and what that took."""

import time
from collections.abc import Generator, Sequence
from contextlib import closing

from matryoshka.chat.engine import (
    EVERYTHING,
    UNWATCHED,
    End,
    Engine,
    Finish,
    Message,
    Note,
    Opening,
    Output,
    Piece,
    Prompt,
    Stop,
    Watch,
)
from matryoshka.chat.label import Effort
from matryoshka.chat.observation import Observation, Observer

AT_THE_TOP = Watch(exact=True, first=True, every=True)
"""All that costs next to nothing: another tier may be put above it later."""
_CUT = End(Finish.STOPPED)
"""Of an answer that is not at its end."""


class Overheard:
    """For one answer. `below` another tier all is read that could foretell when to ask that one."""

    def __init__(self, engine: Engine, *, below: bool) -> None:
        self._engine = engine
        self._below = below
        self._observer = Observer()
        self._peaks: list[tuple[int, float]] = []
        self._first = 0.0
        self._prompt_tokens = self._tokens = 0
        self.effort = Effort()
        """Up to the last output; the loading of the model is left out."""

    @property
    def awake(self) -> bool:
        """As `Engine.awake`."""
        return self._engine.awake

    @property
    def observation(self) -> Observation:
        return self._observer.finished

    @property
    def peaks(self) -> tuple[tuple[int, float], ...]:
        """The doubts that exceed all before them, each after so many tokens."""
        return tuple(self._peaks)

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`."""
        yield from self._engine.wake(stop)

    def prepare(self) -> None:
        """As `Engine.prepare`."""
        self._engine.prepare()

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`, asked as in the ladder, whatever `elder` and `watch` say."""
        del elder, watch
        yield from self._engine.wake(stop)
        seen = EVERYTHING if self._below else AT_THE_TOP
        begun = time.monotonic()
        with closing(self._engine.stream(messages, stop, patience, elder=self._below, watch=seen)) as stream:
            for output in stream:
                self._hear(output, time.monotonic() - begun)
                yield output

    def _hear(self, output: Output, seconds: float) -> None:
        if isinstance(output, Prompt):
            self._prompt_tokens = output.tokens
        if isinstance(output, Piece):
            self._doubt(output.signals.handoff)
            self._tokens += 1
            self._first = self._first or seconds
            self._observer.hear(output.signals)
            self.effort = self._effort(_CUT, seconds)
        if isinstance(output, End):
            self.effort = self._effort(output, seconds)

    def _doubt(self, doubt: float | None) -> None:
        if doubt is not None and (not self._peaks or doubt > self._peaks[-1][1]):
            self._peaks.append((self._tokens, doubt))

    def _effort(self, end: End, seconds: float) -> Effort:
        """What a fast model says arrives all at once: its own clock tells how long it wrote."""
        usage = end.usage
        return Effort(
            prompt_tokens=self._prompt_tokens if usage.prompt_tokens is None else usage.prompt_tokens,
            tokens=self._tokens if usage.tokens is None else usage.tokens,
            read_seconds=self._first if end.seconds is None else max(0.0, seconds - end.seconds),
            seconds=seconds - end.probing,
            probing=end.probing,
            apart=end.apart,
        )
