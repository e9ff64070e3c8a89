"""The program's own window over a store of its own, with another one who answers."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.frames import let_pass
from benchmarks.paced import LADDER, TOKEN, cascade
from matryoshka import build, furnish
from matryoshka.chat.cascade import Cascade
from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn
from matryoshka.chat.events import Where
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.composition import open_window
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.main import application
from matryoshka.ui.window import Window

SIZE = (1180, 800)


@dataclass(frozen=True, slots=True)
class Opened:
    """A window that is in sight, and who decides what it shows."""

    window: Window
    conduct: Conduct


@contextmanager
def opened(conversations: Sequence[Conversation] = (), answers: Cascade | None = None) -> Iterator[Opened]:
    """The window of a person who has these conversations; it is closed at the end."""
    application()
    with tempfile.TemporaryDirectory() as home:
        paths = home_with(conversations, Path(home))
        with (
            closing(build.rack(paths)) as rack,
            closing(ChatStore(paths.store)) as store,
            GarbageWatch() as garbage,
        ):
            whoever = answers or cascade("", 1)
            parts = furnish.parts(LADDER, rack, paths, paths.ladder)
            window, conduct, _ = open_window(
                replace(parts, answers=lambda _: whoever, at_home=lambda _: whoever), store, paths
            )
            garbage.spare()
            window.resize(*SIZE)
            let_pass(500)
            yield Opened(window, conduct)
            window.close()


def home_with(conversations: Sequence[Conversation], folder: Path) -> Paths:
    """The folder of a person who has these conversations and has seen the program before."""
    paths = Paths(folder, folder, folder / "cache")
    SettingsFile(paths.choices).save(Settings(welcomed=True))
    with closing(ChatStore(paths.store)) as store:
        for each in conversations:
            store.add_conversation(each)
    return paths


def conversation(title: str, exchanges: Sequence[tuple[str, str]]) -> Conversation:
    """Questions and answers in their order."""
    chat, parent, turns = Conversation(title), None, list[Turn]()
    for question, answer in exchanges:
        turn = Turn(chat.id, (Text(question),), parent)
        said = Attempt(
            turn.id, "S", "benchmark", Where.LOCAL, state=State.DONE, text=answer, tokens=len(answer) // TOKEN
        )
        turns.append(replace(turn, attempts=(said,)))
        parent = said.id
    return replace(chat, turns=tuple(turns))
