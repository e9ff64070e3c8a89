"""What a file for people tells of a conversation: the branch that is shown, piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from matryoshka.chat import words
from matryoshka.chat.conversation import Attempt, Conversation, File, Image, State, Turn
from matryoshka.chat.events import Where

UNTITLED = "Chat"


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    files: tuple[str, ...]
    """Names of what went with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one tier said; `passed` where that is but the draft of the next one."""

    tier: str
    model: str
    thinking: str
    text: str
    remarks: tuple[str, ...]
    """How it ended, and its figures."""
    passed: bool


@dataclass(frozen=True, slots=True)
class Seam:
    """Where one tier passed the question to another."""

    sentence: str
    details: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """What every tier is told before the chat."""

    text: str


Piece = Instruction | Question | Answer | Seam


def told(conversation: Conversation) -> Iterator[Piece]:
    """Each question, and each attempt that led to its answer, with the hand-offs between them.

    What the tiers are told first stands above; it may have been another when they answered.
    """
    if system := conversation.preset.system:
        yield Instruction(system)
    for turn in conversation.thread:
        yield _question(turn)
        for attempt in turn.run:
            yield from _attempt(attempt)


def title_of(conversation: Conversation) -> str:
    return one_line(conversation.title) or UNTITLED


def date_of(created: float) -> str:
    """The day of that moment, here: `2026-11-22`."""
    return f"{datetime.fromtimestamp(created).astimezone():%Y-%m-%d}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def _question(turn: Turn) -> Question:
    files = (part.name for part in turn.parts if isinstance(part, File | Image))
    return Question(turn.text, tuple(map(one_line, files)))


def _attempt(attempt: Attempt) -> Iterator[Answer | Seam]:
    passed = attempt.state is State.HANDED_OFF
    remarks = () if passed else tuple(map(one_line, filter(None, (_fault(attempt), _figures(attempt)))))
    tier, model = one_line(attempt.tier), one_line(attempt.model)
    yield Answer(tier, model, attempt.thinking.strip(), attempt.text.strip("\n"), remarks, passed)
    if handoff := attempt.handoff:
        reason = words.why(handoff, attempt.title)
        sentence = f"{words.passed_on([handoff])} {reason}".strip()
        yield Seam(one_line(sentence), one_line(words.details(attempt, handoff)))


def _fault(attempt: Attempt) -> str:
    return f"{attempt.title} {attempt.remedy}".strip()


def _figures(attempt: Attempt) -> str:
    return ", ".join(
        filter(
            None,
            (
                "rewritten by you" if attempt.edited else "",
                f"asked as {attempt.manner}" if attempt.manner else "",
                words.ending(attempt.state),
                "unsure of this answer" if attempt.unsure else "",
                words.duration(attempt.seconds) if attempt.seconds else "",
                words.count(attempt.tokens, "token") if attempt.tokens else "",
                "" if attempt.where is Where.LOCAL else "over the network",
            ),
        )
    )
