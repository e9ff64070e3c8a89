"""An engine that answers as a test tells it to, question by question, and remembers what it was asked."""

from collections.abc import Callable, Generator, Sequence

from matryoshka.chat.engine import (
    UNWATCHED,
    End,
    Finish,
    Message,
    Odds,
    Opening,
    Output,
    Piece,
    Prompt,
    Signals,
    Stop,
    Watch,
)

SURE = Signals(0.25, Odds(-0.5, 0.6, 0.2, 1.0))


class Scripted:
    """Says what `answer` makes of the last message; what that raises is raised in the midst of the stream."""

    awake = True

    def __init__(self, answer: Callable[[str], str], signals: Signals = SURE) -> None:
        self._answer = answer
        self._signals = signals
        self.asked: list[str] = []

    def wake(self, stop: Stop) -> Generator[Opening, None, None]:
        del stop
        yield from ()

    def prepare(self) -> None:
        """It takes no time to wake."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,  # noqa: ARG002 - all its doubts are exact
        *,
        elder: bool = False,  # noqa: ARG002 - it needs no telling
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        if stop.is_set():
            yield End(Finish.STOPPED)
            return
        self.asked.append(messages[-1].text)
        yield Prompt(12)
        answer = self._answer(messages[-1].text)
        yield Piece(answer, signals=self._signals if watch.exact else Signals())
        yield End(Finish.STOP, 0.0)
