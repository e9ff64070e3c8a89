"""What the window needs from whoever composes it: someone who answers, and a store."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from matryoshka.chat.conversation import Conversation, Summary, Turn
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Event
from matryoshka.chat.record import Saves


class Answers(Protocol):
    """Whoever answers."""

    def answer(
        self, messages: Sequence[Message], stop: Stop, start: str | None = None, anyway: bool = False
    ) -> Iterator[Event]: ...

    def hand_up(self, messages: Sequence[Message], stop: Stop, junior: str) -> Iterator[Event]: ...


class Tiers(Answers, Protocol):
    """Who answers, and can be woken before being asked: the cascade."""

    def awake(self, name: str) -> bool: ...

    def wake(self, name: str, stop: Stop) -> Iterator[Event]: ...


class Keeps(Saves, Protocol):
    """Keeps questions and attempts: the store. Raises AppError when it cannot."""

    def add_conversation(self, conversation: Conversation) -> None: ...

    def add_turn(self, turn: Turn) -> None: ...


class Store(Keeps, Protocol):
    """All that is kept. Every method raises AppError when it cannot."""

    def summaries(self) -> tuple[Summary, ...]: ...

    def conversation(self, name: str) -> Conversation: ...

    def rename(self, name: str, title: str) -> None: ...

    def delete(self, name: str) -> None: ...

    def restore(self, name: str) -> None: ...

    def purge(self, age: float = 0.0) -> None: ...
