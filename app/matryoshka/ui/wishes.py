"""What a person can ask of an answer in the transcript."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """Put `text`, as the model wrote it, on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """Answer the turn anew, from the smallest tier that the picker says."""

    turn: str


@dataclass(frozen=True, slots=True)
class AskBigger:
    """Pass the turn up from `tier`, which has answered or declined or failed."""

    turn: str
    tier: str


@dataclass(frozen=True, slots=True)
class AnswerAnyway:
    """Let `tier`, which declined, answer although it doubts."""

    turn: str
    tier: str


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link was clicked; its target is shown and confirmed before anything opens."""

    url: str


Wish = Copy | Again | AskBigger | AnswerAnyway | OpenLink
