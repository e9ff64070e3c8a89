"""A model as it is asked for a comparison: live, but any other question of a person comes first."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

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
    Role,
    Stop,
    Watch,
)
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.room import NoRoom
from matryoshka.engines.turn import interruptible, pause

_LOOK_AGAIN = 0.25  # seconds between looks whether there is room now, and nobody waits


@dataclass(frozen=True, slots=True)
class Courteous:
    """Where a person's question interrupts it, to whatever model, it goes on afterwards, word by word.

    `make_way` lets idle models leave for it, and tells whether it may come in beside those at work; `busy`
    tells whether a model answers a person.
    """

    engine: LlamaEngine
    make_way: Callable[[Stop], bool]
    busy: Callable[[], bool]

    @property
    def awake(self) -> bool:
        """As `Engine.awake`."""
        return self.engine.awake

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`, but waits until there is room beside the models that are at work."""
        while not stop.is_set() and not self.engine.awake:
            if self.make_way(stop):
                yield from self.engine.wake(stop, background=True)
            else:
                pause(stop, _LOOK_AGAIN)

    def prepare(self) -> None:
        """As `Engine.prepare`."""
        self.engine.prepare()

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`; `End.seconds` is None where it was interrupted."""
        ask = _Ask(tuple(messages), patience, watch, elder)
        while not stop.is_set():
            yield from self.wake(stop)
            while self.busy() and not stop.is_set():
                pause(stop, _LOOK_AGAIN)
            said, end = yield from self._part(ask, stop)
            if end and (end.finish is not Finish.STOPPED or stop.is_set()):
                yield replace(end, seconds=None) if ask.again else end
                return
            ask = replace(ask, begun=ask.begun + said, again=True)
        yield End(Finish.STOPPED)

    def _part(self, ask: "_Ask", stop: Stop) -> Generator[Output, None, tuple[str, End | None]]:
        """Until the end, or until a person comes; asked again, its reading and thinking are not told."""
        said = ""
        with interruptible(stop) as interrupt, closing(ask.of(self.engine, interrupt)) as stream:
            try:
                for output in stream:
                    if self.busy():
                        interrupt.set()
                    match output:
                        case End():
                            return said, output
                        case Prompt() if ask.again:
                            continue
                        case Piece(text, thinking):
                            if thinking and ask.again:
                                continue
                            said += "" if thinking else text
                    yield output
            except NoRoom:
                pause(stop, _LOOK_AGAIN)
            except QuestionTooLong:
                if not ask.begun:
                    raise
                return said, End(Finish.LENGTH)  # what it has said fills all that it can read
        return said, None


@dataclass(frozen=True, slots=True)
class _Ask:
    """What the model is asked, and what it has `begun` to say."""

    messages: tuple[Message, ...]
    patience: float
    watch: Watch
    elder: bool
    begun: str = ""
    again: bool = False
    """Whether it was asked before."""

    def of(self, engine: LlamaEngine, stop: Stop) -> Generator[Output, None, None]:
        begun = (Message(Role.ASSISTANT, self.begun),) if self.begun else ()
        return engine.stream(
            (*self.messages, *begun),
            stop,
            self.patience,
            elder=self.elder,
            watch=self.watch,
            background=True,
        )
