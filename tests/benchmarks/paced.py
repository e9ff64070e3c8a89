"""An engine that says what it was given, at a pace; whatever stands above it is the program's own."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import (
    UNWATCHED,
    End,
    Finish,
    Message,
    Opening,
    Output,
    Piece,
    Prompt,
    Stop,
    Watch,
)
from matryoshka.chat.ladder import Ladder, Tier

TOKEN = 4
"""Characters."""
LADDER = Ladder((Tier("S", Path("s.gguf"), "benchmark"),))


@dataclass(frozen=True, slots=True)
class Paced:
    """Says `text`, so many tokens a second."""

    text: str
    speed: int
    awake = True

    def wake(self, stop: Stop) -> Generator[Opening, None, None]:
        del stop
        yield from ()

    def prepare(self) -> None:
        """It takes no time to wake."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,  # noqa: ARG002 - it never doubts
        *,
        elder: bool = False,  # noqa: ARG002 - it needs no telling
        watch: Watch = UNWATCHED,  # noqa: ARG002 - there is nothing else to see
    ) -> Generator[Output, None, None]:
        yield Prompt(sum(len(message.text) for message in messages) // TOKEN)
        begun = time.monotonic()
        for start in range(0, len(self.text), TOKEN):
            if stop.is_set():
                break
            due = begun + start / TOKEN / self.speed
            time.sleep(max(0.0, due - time.monotonic()))
            yield Piece(self.text[start : start + TOKEN])
        yield End(Finish.STOP)


def cascade(text: str, speed: int) -> Cascade:
    """Of one tier."""
    return Cascade([Rung(LADDER.tiers[0], Paced(text, speed))], "")
