"""What the window's process holds in memory when many long chats were visited."""

import tempfile
from pathlib import Path

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.long_answer import long_answer
from benchmarks.opened import conversation, home_with
from benchmarks.visitor import visit
from matryoshka.chat.conversation import Conversation

MOST = 150.0
_ANSWERS = 4
"""Of each chat, with a question before each."""


def chapter(rounds: int, chats: int, characters: int) -> Chapter:
    """Chats of some answers of so many characters each."""
    visits = [_visit(chats, characters) for _ in range(rounds)]
    empty, resident, shared = (
        Figure(tuple(each[name] for each in visits)) for name in ("empty", "resident", "proportional")
    )
    rows = [
        ["just opened, resident", empty.text("MiB")],
        [f"{chats} long chats visited, resident", resident.text("MiB")],
        ["with shared pages shared out (PSS)", shared.text("MiB")],
    ]
    targets = [Target("The window's process", resident, MOST, "MiB")]
    figures = {"empty": empty, "resident": resident, "proportional": shared}
    return Chapter("Memory of the window", ["", ""], rows, targets, figures)


def _visit(chats: int, characters: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        home_with([_long(number, characters) for number in range(chats)], Path(home))
        return visit(Path(home))


def _long(number: int, characters: int) -> Conversation:
    exchanges = [
        (f"Question {each}", long_answer(characters, seed=number * _ANSWERS + each))
        for each in range(_ANSWERS)
    ]
    return conversation(f"Chat {number}", exchanges)
