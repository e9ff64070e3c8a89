"""Hears when an answer has lost its thread: it goes round in circles, or has slipped into another script."""

from collections.abc import Sequence

from matryoshka.chat.drift import Drift
from matryoshka.chat.engine import Message, Piece
from matryoshka.chat.looping import Loop

LOST = "repeated itself, or slipped into another script"
"""What a tier has done that lost its thread, in words for the person."""


class Guard:
    """Listens to one answer to `messages`, which end in the question."""

    def __init__(self, messages: Sequence[Message]) -> None:
        question = messages[-1].text
        self._thoughts, self._answer = Loop(question), Loop(question)
        self._drift = Drift([message.text for message in messages])

    def lost(self, piece: Piece) -> bool:
        """Whether with this piece the thread is lost. A model thinks in whatever script it likes."""
        if piece.thinking:
            return self._thoughts.closed(piece.text)
        return self._answer.closed(piece.text) or self._drift.gone(piece.text)
