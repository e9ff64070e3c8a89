"""What a row of the page of models shows, as values without a window."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a person can do with a model; the first of a row, if any, is its button, the others its menu."""

    GET = "Get"
    GET_ANYWAY = "Get anyway"
    PAUSE = "Pause"
    RESUME = "Resume"
    CANCEL = "Cancel"
    USE = "Use"
    USE_ANYWAY = "Use anyway"
    IN_USE = "In use"
    LEAVE = "Take off the ladder"
    REMOVE = "Remove…"
    SHOW = "Show in its folder"
    PAGE = "Open its page"
    FILES = "Show its files"


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar, filled up to `share` of it, 0 to 1, and the words below it."""

    share: float
    words: str
    fetching: bool = False
    """Whether it shows bytes that come, in the colour of the model's rung, and not a verdict, in ink."""


@dataclass(frozen=True, slots=True)
class Row:
    """One model; `key` stays the same while all else of it changes."""

    key: str
    name: str
    about: str
    quantization: str
    size: str
    gauge: Gauge | None
    verbs: tuple[Verb, ...]
    rung: int
    """Where on a ladder of four it would stand, from 0: the size and the colour of its doll."""
    recommended: bool = False
    hint: str = ""
    """What is told of it under the mouse."""
