"""Asking an engine, and looking at what it said."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from matryoshka.chat.engine import Engine, Message, Output, Piece, Role, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.llama import LlamaEngine


class Start(Protocol):
    """Makes an engine of a model file; closed when the test ends."""

    def __call__(
        self, path: Path, sampling: Sampling = ..., *, context: int | None = None
    ) -> LlamaEngine: ...


def ask(engine: Engine, question: str = "Hello") -> list[Output]:
    return list(engine.stream([Message(Role.USER, question)], Stop()))


def pieces(outputs: Sequence[Output]) -> list[Piece]:
    return [output for output in outputs if isinstance(output, Piece)]


def text(outputs: Sequence[Output]) -> str:
    return "".join(piece.text for piece in pieces(outputs))
