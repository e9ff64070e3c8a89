"""A host process and what it says, frame by frame."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matryoshka.chat.engine import Message, Role
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.child import Child, Gone, host_command
from matryoshka.engines.frames import Ask, Ended, Open, Reply


@contextmanager
def host(path: Path, *, saved_bytes: int | None = None) -> Iterator[Child]:
    child = Child(host_command())
    try:
        child.send(Open(str(path), saved_bytes=saved_bytes))
        yield child
    finally:
        child.end()


def heard(child: Child, last: type[Reply]) -> list[Reply]:
    """What the host says up to the first `last`."""
    replies: list[Reply] = []
    while not replies or not isinstance(replies[-1], last):
        reply = child.inbox.get(timeout=60)
        assert not isinstance(reply, Gone)
        replies.append(reply)  # type: ignore[arg-type]  # nobody nudges here
    return replies


def answer(child: Child, number: int, *texts: str, limit: int | None = None) -> list[Reply]:
    """Ask with a conversation that a person begins, each text a turn of its own; at most `limit` tokens."""
    messages = [Message(Role.ASSISTANT if index % 2 else Role.USER, text) for index, text in enumerate(texts)]
    child.send(Ask(number, tuple(messages), Sampling(max_tokens=limit)))
    return heard(child, Ended)
