"""What a person can ask of an answer in the transcript."""

from dataclasses import dataclass

from matryoshka.chat.leave import Extent


@dataclass(frozen=True, slots=True)
class Copy:
    """Put `text` on the clipboard, and the same as `html` for programs that know styles."""

    text: str
    html: str = ""


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


@dataclass(frozen=True, slots=True)
class AskAlone:
    """Let `tier` answer the turn too, by itself and however much it doubts."""

    turn: str
    tier: str


@dataclass(frozen=True, slots=True)
class Continue:
    """Let its tier go on with an answer that was cut."""

    turn: str
    attempt: str


@dataclass(frozen=True, slots=True)
class EditQuestion:
    """Ask the turn otherwise; it stays beside the new one."""

    turn: str


@dataclass(frozen=True, slots=True)
class EditAnswer:
    """Rewrite an answer; it stays beside the new one."""

    turn: str
    attempt: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Ask several tiers the same, side by side, after what was said before the turn."""

    turn: str


@dataclass(frozen=True, slots=True)
class ShowQuestion:
    """Show the branch of another question than the one in its place."""

    turn: str


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """Show the branch of another answer to the turn."""

    turn: str
    attempt: str


@dataclass(frozen=True, slots=True)
class Fork:
    """Begin a new chat with all that led to an answer."""

    turn: str
    attempt: str


@dataclass(frozen=True, slots=True)
class DeleteTurn:
    """Delete a turn and what follows it."""

    turn: str


@dataclass(frozen=True, slots=True)
class DeleteAnswer:
    """Delete an answer and what follows it; another one stays."""

    turn: str
    attempt: str


@dataclass(frozen=True, slots=True)
class SaveFile:
    """Save a copy, called `name`, of a file that went with a question; `path` is its name in the folder."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class SaveCode:
    """Save code of an answer where the person says, under a name with the ending of its language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Hear why something cannot be done here, and what would help."""

    title: str
    remedy: str


GoOn = Again | AskBigger | AskAlone | AnswerAnyway | Retry | SendOut | Continue
"""A question is answered further."""
Rebranch = EditQuestion | EditAnswer | ShowQuestion | ShowAnswer | Fork | DeleteTurn | DeleteAnswer
"""The tree of questions and answers is changed, or seen from elsewhere."""
AtOnce = Compare | Copy | OpenLink | Vote | KeepHere | Reveal | SaveCode | SaveFile | WhyNot
"""Nothing has to be at rest for it."""
Wish = GoOn | Rebranch | AtOnce
