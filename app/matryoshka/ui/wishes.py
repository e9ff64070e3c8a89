"""What a person can ask of an answer in the transcript."""

from dataclasses import dataclass

from matryoshka.chat.leave import Extent


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


@dataclass(frozen=True, slots=True)
class Retry:
    """Ask `tier` once more, which failed, and with the leave that it had."""

    turn: str
    tier: str


@dataclass(frozen=True, slots=True)
class Vote:
    """Call an answer good, or wrong; the same again takes it back."""

    turn: str
    attempt: str
    good: bool


@dataclass(frozen=True, slots=True)
class SendOut:
    """Give leave: what the turn asks for may leave this computer, so much of it."""

    turn: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class KeepHere:
    """Give no leave: the turn stays as it was answered here."""

    turn: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """Let what looks like a secret in the turn go out as it is, or mask it again."""

    turn: str
    revealed: bool


Leaving = SendOut | KeepHere | Reveal
"""What a person answers when something would leave."""
Wish = Copy | Again | AskBigger | AnswerAnyway | Retry | OpenLink | Vote | Leaving
