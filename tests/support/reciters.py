"""A ladder of two engines that know a few lines by heart: the cascade above them is the real one."""

import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.engine import (
    UNWATCHED,
    End,
    Finish,
    Message,
    Opening,
    Output,
    Piece,
    Prompt,
    Signals,
    Stop,
    Watch,
)
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.errors import AppError
from support.comparing import SeatsFor

SUM = "the sum of the numbers from 1 to 100 without every 7th"
POEM = "write a poem"
ROSES = "Roses are red"
ENDLESS = "count for ever"
FAULT = "break"
DEFECT = "stumble"

LADDER = Ladder(
    (Tier("XS", Path("xs.gguf"), "builtin:xs", 0.35), Tier("S", Path("s.gguf"), "builtin:s", 0.35))
)


class Reciter:
    """Answers by heart; it passes `unknown` questions up, with a doubt of .9, before the first word."""

    def __init__(self, *unknown: str, thinking: str = "", answer: str) -> None:
        self._unknown = unknown
        self._thinking = thinking
        self._answer = answer
        self._awake = False

    @property
    def awake(self) -> bool:
        return self._awake

    def sleep(self) -> None:
        """As a model does that nobody has asked for long."""
        self._awake = False

    def wake(self, stop: Stop) -> Generator[Opening, None, None]:
        if not self._awake and not stop.is_set():
            yield from (Opening(0.0), Opening(0.45), Opening(1.0))
            self._awake = True

    def prepare(self) -> None:
        """It takes no time to wake."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,  # noqa: ARG002 - all its doubts are exact
        *,
        elder: bool = False,  # noqa: ARG002 - it needs no telling
        watch: Watch = UNWATCHED,  # noqa: ARG002 - there is nothing else to see
    ) -> Generator[Output, None, None]:
        yield from self.wake(stop)
        yield Prompt(12)
        question = messages[-1].text
        if question in self._unknown:
            yield Piece("Roses are red", signals=Signals(0.9))
            yield End(Finish.STOP)
        elif question == FAULT:
            raise AppError("The model's process ended.", "Ask again.")
        elif question == DEFECT:
            raise ZeroDivisionError
        elif question == ENDLESS:
            yield from _endless(stop)
        else:
            yield from (Piece(word, thinking=True) for word in self._thinking.split())
            yield from (Piece(self._answer), Piece(""), End(Finish.STOP))


def _endless(stop: Stop) -> Iterator[Output]:
    for number in range(1_000_000):
        if stop.is_set():
            break
        yield Piece(f"{number} ")
        time.sleep(0.002)
    yield End(Finish.STOPPED)


def cascade(ladder: Ladder = LADDER) -> Cascade:
    """XS says 4, S says 4315; neither writes poems. Whatever else is on the ladder does."""
    engines = {
        "builtin:xs": Reciter(SUM, POEM, answer="4"),
        "builtin:s": Reciter(POEM, thinking="5050 less 735", answer="4315"),
    }
    return Cascade(_rungs(ladder, engines), "Add a bigger model to the ladder.")


def side_by_side(ladder: Ladder = LADDER) -> Comparison:
    """All of them answer, each in its own words; XS would rather not write poems."""
    engines = {
        "builtin:xs": Reciter(POEM, answer="It is **four**. So say I."),
        "builtin:s": Reciter(thinking="2 and 2", answer="It is **four**. That is twice two."),
    }
    return Comparison(_rungs(ladder, engines), SeatsFor())


def _rungs(ladder: Ladder, engines: dict[str, Reciter]) -> list[Rung]:
    poet = Reciter(answer=ROSES)
    return [Rung(tier, engines.get(tier.label, poet)) for tier in ladder.tiers]
