"""What the page of requests shows, as values that are ready to be written down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One request: when it was made, of which host, why, and how much went out and came back."""

    when: str
    host: str
    why: str
    out: str
    back: str


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One remote tier of the ladder; `state` is what its last test said."""

    tier: str
    about: str
    state: str = ""
    asked: bool = False
    """Whether it is being tested."""


@dataclass(frozen=True, slots=True)
class Overview:
    """In words: whether anything left, what it cost, what was saved; costs are empty where none are known."""

    headline: str
    about: str
    offline: bool
    cost: str = ""
    saved: str = ""
    cap: str = ""
    """The most that may be spent in a month."""
