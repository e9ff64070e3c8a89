"""Listens to one whole answer, and tells what it was made of as plain facts."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from matryoshka.chat.engine import End, Finish, Message, Note, Opening, Output, Piece, Prompt, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.learning.evaluation.marking import is_right
from matryoshka.learning.evaluation.records import Exercise, FirstToken, Try


class Candidate(Protocol):
    """A model that can be examined: an engine that also tells the odds of its tokens."""

    @property
    def parameters(self) -> int:
        """How many it has; 0 before it is awake."""
        ...

    @property
    def owns_handoff(self) -> bool:
        """Whether it has a token to call its elder with; known when it is awake."""
        ...

    def wake(self, stop: Stop) -> Iterable[Opening | Note]:
        """As `Engine.wake`."""
        ...

    def probe(
        self,
        messages: Sequence[Message],
        sampling: Sampling,
        stop: Stop,
        *,
        elder: bool = False,
        hidden: bool = False,
    ) -> Iterable[Output]:
        """As `Engine.stream`, sampled so; each piece has its odds, and the first the `hidden` state."""
        ...

    def close(self) -> None:
        """Give its memory back; it may be woken again."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer as facts that no question file changes; the fields not told here are those of `Try`.

    `peaks` are the doubts that exceed all before them, each after so many tokens; the first is the one
    before any token. There are none in a model that cannot call.
    """

    answer: str
    peaks: tuple[tuple[int, float], ...]
    first: FirstToken
    mean_logprob: float
    low_logprob: float
    prompt_tokens: int
    tokens: int
    read_seconds: float
    seconds: float
    finish: Finish

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Heard":
        """From `asdict`, also when that has been JSON meanwhile."""
        peaks = tuple((at, doubt) for at, doubt in kept["peaks"])
        first, finish = FirstToken(**kept["first"]), Finish(kept["finish"])
        return cls(**{**kept, "peaks": peaks, "first": first, "finish": finish})

    def judged(self, exercise: Exercise, patience: float) -> Try:
        """As a try at this exercise by a tier of this patience."""
        return Try(
            answer=self.answer,
            right=is_right(self.answer, exercise.answers),
            doubt=self.peaks[0][1] if self.peaks else None,
            first=self.first,
            mean_logprob=self.mean_logprob,
            low_logprob=self.low_logprob,
            prompt_tokens=self.prompt_tokens,
            tokens=self.tokens,
            read_seconds=self.read_seconds,
            seconds=self.seconds,
            finish=self.finish,
            doubted_after=next((at for at, doubt in self.peaks if doubt > patience), None),
        )


def listen(stream: Iterable[Output]) -> Heard:
    """The whole of a probed stream from a model that is awake; raises as the stream does.

    All seconds are those that somebody waits who asked, less what reading the odds took. What a fast model
    says arrives all at once: so the end of its reading is told by its own clock, back from the end.
    """
    begun = time.monotonic()
    outputs = tuple(stream)
    waited = time.monotonic() - begun
    end = next(output for output in outputs if isinstance(output, End))
    pieces = [output for output in outputs if isinstance(output, Piece)]
    odds = [piece.signals.odds for piece in pieces if piece.signals.odds]
    logprobs = sorted(each.logprob for each in odds)
    return Heard(
        answer="".join(piece.text for piece in pieces if not piece.thinking).strip(),
        peaks=tuple(_peaks(pieces)),
        first=FirstToken(odds[0].probability, odds[0].margin, odds[0].entropy),
        mean_logprob=sum(logprobs) / len(logprobs),
        low_logprob=logprobs[(len(logprobs) - 1) // 10],
        prompt_tokens=next(output.tokens for output in outputs if isinstance(output, Prompt)),
        tokens=len(pieces),
        read_seconds=max(0.0, waited - (end.seconds or 0.0)),
        seconds=waited - end.probing,
        finish=end.finish,
    )


def _peaks(pieces: Iterable[Piece]) -> Iterator[tuple[int, float]]:
    highest = -1.0
    for tokens, piece in enumerate(pieces):
        doubt = piece.signals.handoff
        if doubt is not None and doubt > highest:
            highest = doubt
            yield tokens, doubt
