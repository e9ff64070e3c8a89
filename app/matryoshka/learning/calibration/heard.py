"""Listens to one whole answer that somebody else is to judge."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from matryoshka.chat.engine import End, Finish, Output, Piece, Prompt
from matryoshka.chat.label import Effort
from matryoshka.chat.observation import Observation


class Stopped(Exception):
    """An answer was cut short, because the person wished it or the program ends."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer, without its thinking, with all that was read of it and what it took."""

    answer: str
    observation: Observation
    effort: Effort


def hear(stream: Iterable[Output]) -> Heard:
    """The whole of a stream from a model that is awake. Raises `Stopped`, and as the stream does."""
    begun = time.monotonic()
    outputs = tuple(stream)
    waited = time.monotonic() - begun
    end = next(output for output in outputs if isinstance(output, End))
    if end.finish is Finish.STOPPED:
        raise Stopped
    pieces = [output for output in outputs if isinstance(output, Piece)]
    text = "".join(piece.text for piece in pieces if not piece.thinking).strip()
    return Heard(text, Observation.of(piece.signals for piece in pieces), _effort(outputs, end, waited))


def _effort(outputs: Iterable[Output], end: End, waited: float) -> Effort:
    """What a fast model says arrives all at once: its own clock tells how long it wrote."""
    return Effort(
        prompt_tokens=sum(output.tokens for output in outputs if isinstance(output, Prompt)),
        tokens=sum(isinstance(output, Piece) for output in outputs),
        read_seconds=max(0.0, waited - (end.seconds or 0.0)),
        seconds=waited - end.probing,
        probing=end.probing,
        apart=end.apart,
    )
