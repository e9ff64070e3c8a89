"""How a thread of turns becomes the messages that a model reads."""

import re
from collections.abc import Iterator, Sequence

from matryoshka.chat.conversation import File, Image, Text, Turn
from matryoshka.chat.engine import Message, Picture, Role


def messages(thread: Sequence[Turn], system: str = "") -> tuple[Message, ...]:
    """What the `system` says, if anything, all answered turns, then the last question.

    Turns that nobody answered are left out: many chat templates refuse two questions in a row.
    """
    *earlier, last = thread
    said = (Message(Role.SYSTEM, system),) if system else ()
    return (*said, *(message for turn in earlier for message in _pair(turn)), _question(last))


def _question(turn: Turn) -> Message:
    shown = (part for part in turn.parts if isinstance(part, Image) and part.data)
    return Message(Role.USER, asked(turn), tuple(Picture(each.media_type, each.data) for each in shown))


def asked(turn: Turn) -> str:
    """A question as models read it: its files first, each quoted under its name."""
    files = (quoted(part) if isinstance(part, File) else f"[picture “{part.name}”]" for part in turn.files)
    words = (part.text for part in turn.parts if isinstance(part, Text) and part.text)
    return "\n\n".join((*files, *words))


def quoted(file: File) -> str:
    """Between fences that are longer than any in it: so nothing in it can end the quotation."""
    longest = max((len(run) for run in re.findall(r"`{3,}", file.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{file.name}:\n{fence}\n{file.text}\n{fence}"


def _pair(turn: Turn) -> Iterator[Message]:
    if answer := turn.answer:
        yield _question(turn)
        yield Message(Role.ASSISTANT, answer.text)
