"""What everyone who opens a connection tells, and asks, before and after: one request as a value."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from matryoshka.errors import AppError


class Why(StrEnum):
    """What a request was made for."""

    SEARCH = "search"
    """What a hub has, and what it says of it."""
    DOWNLOAD = "download"
    ANSWER = "answer"
    """A remote tier was asked a question."""
    MODELS = "models"
    """Which models a service has."""
    TEST = "test"
    """Whether a service answers at all."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request this program made; None is what is not known, for it has not ended, or was killed."""

    id: str
    when: float
    """Seconds since 1970."""
    host: str
    why: Why
    about: str = ""
    """Which repository, file or model; never what was said."""
    sent: int | None = None
    received: int | None = None
    """Bytes of body and headers, about: TLS and TCP come on top."""
    cost: float | None = None
    """In the person's currency; None too where no price is known."""


class Offline(AppError):
    """Nothing may leave: the person has switched this program offline."""


class Crossing(Protocol):
    """One request under way, which counts up what leaves and what comes; any thread may."""

    def sent(self, count: int) -> None:
        """So many more bytes have left."""
        ...

    def received(self, count: int) -> None:
        """So many more bytes have come. Raises `Offline` where nothing may leave any more."""
        ...

    def cost(self, price: float) -> None:
        """What the whole request costs, in the person's currency; the last word counts."""
        ...


class Border(Protocol):
    """Where everything passes that leaves this computer."""

    def crossing(self, host: str, why: Why, about: str = "") -> AbstractContextManager[Crossing]:
        """One request: on the list before its first byte leaves, and again with its bytes when it ends.

        Raises `Offline` where nothing may leave, and `AppError` where it cannot be put on the list.
        """
        ...
