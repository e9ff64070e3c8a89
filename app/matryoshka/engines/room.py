"""What a model asks of whoever shares out the memory of this computer."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Tier
from matryoshka.engines.frames import Ready
from matryoshka.errors import AppError
from matryoshka.saying import say


class NoRoom(AppError):
    """Background work finds no memory free for the model that it needs."""

    def __init__(self, model: str) -> None:
        super().__init__(
            say("There is not enough memory free for “{model}” beside what you use.", model=model),
            say("Close other programs, or try again later."),
        )


class Room(Protocol):
    @property
    def sparing(self) -> bool:
        """Whether the computer runs on its battery."""
        ...

    def enter(self, tier: Tier, stop: Stop, *, background: bool) -> AbstractContextManager[bool]:
        """Whether the tier's model may come in; its process is started inside, while nobody else enters.

        For a person others leave. False after `stop`, and once there is no room for anybody any more.
        Raises `NoRoom` in the background only.
        """
        ...

    def came_in(self, tier: Tier, ready: Ready) -> None:
        """The tier's model is loaded, and holds what `ready` says. Never raises."""
        ...

    def prepare(self, wake: Callable[[Stop], Iterable[object]]) -> None:
        """Drain `wake` soon, on another thread, when no person waits for a model to load. Never raises."""
        ...


class Unshared:
    """All the room there is, for a model that is alone; it prepares nothing."""

    sparing = False

    @contextmanager
    def enter(self, tier: Tier, stop: Stop, *, background: bool) -> Iterator[bool]:
        del tier, background
        yield not stop.is_set()

    def came_in(self, tier: Tier, ready: Ready) -> None:
        del tier, ready

    def prepare(self, wake: Callable[[Stop], Iterable[object]]) -> None:
        del wake
