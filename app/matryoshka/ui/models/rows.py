"""What a row of the page of models shows, as values without a window."""

from dataclasses import dataclass
from enum import StrEnum

from matryoshka.saying import say


class Verb(StrEnum):
    """What a person can do with a model; the first of a row, if any, is its button, the others its menu."""

    GET = say("Get")
    GET_ANYWAY = say("Get anyway")
    PAUSE = say("Pause")
    RESUME = say("Resume")
    CANCEL = say("Cancel")
    USE = say("Use")
    USE_ANYWAY = say("Use anyway")
    IN_USE = say("In use")
    LEAVE = say("Take off the ladder")
    REMOVE = say("Remove…")
    SHOW = say("Show in its folder")
    PAGE = say("Open its page")
    FILES = say("Show its files")


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
