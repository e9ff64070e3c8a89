"""A model as it is asked by work that nobody waits for."""

from collections.abc import Generator, Sequence

from matryoshka.chat.engine import UNWATCHED, End, Finish, Message, Note, Opening, Output, Stop, Watch
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.turn import interruptible


class Background:
    """Gives way to persons at once, and loads the model only where memory is free beside theirs."""

    def __init__(self, engine: LlamaEngine) -> None:
        self._engine = engine

    @property
    def awake(self) -> bool:
        """As `Engine.awake`."""
        return self._engine.awake

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`, but ends when a person wants the model. Raises `NoRoom` too."""
        with interruptible(stop) as interrupt:
            yield from list(self._engine.wake(interrupt, background=True))

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
        """As `Engine.stream`, but all at once at the end. Raises `NoRoom` too.

        An answer in which a person's question came is begun anew: so its times, too, are of one piece.
        """
        while not stop.is_set():
            with interruptible(stop) as interrupt:
                stream = self._engine.stream(
                    messages, interrupt, patience, elder=elder, watch=watch, background=True
                )
                outputs = list(stream)
            if outputs[-1] != End(Finish.STOPPED) or not interrupt.is_set():
                yield from outputs
                return
        yield End(Finish.STOPPED)
