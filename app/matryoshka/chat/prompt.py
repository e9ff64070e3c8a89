"""How a thread of turns becomes the messages that a model reads."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.conversation import Turn
from matryoshka.chat.engine import Message, Role


def messages(thread: Sequence[Turn]) -> tuple[Message, ...]:
    """All answered turns, then the last question.

    Turns that nobody answered are left out: many chat templates refuse two questions in a row.
    """
    *earlier, last = thread
    return (*(message for turn in earlier for message in _pair(turn)), Message(Role.USER, last.text))


def _pair(turn: Turn) -> Iterator[Message]:
    if answer := turn.answer:
        yield Message(Role.USER, turn.text)
        yield Message(Role.ASSISTANT, answer.text)
