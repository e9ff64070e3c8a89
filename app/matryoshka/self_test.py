"""Checks an installation: the window, llama.cpp with both built-in tiers, the store, and what is around."""

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil

from matryoshka import build, self_test_around
from matryoshka.chat.conversation import Conversation, Text, Turn
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Declined, Event, Failed, Handoff, Token
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError
from matryoshka.paths import Paths

SUM = "What is the sum of the numbers from 1 to 100 without every 7th?"


def main() -> int:
    """Print a line a check; the value is 0, or 1 when one of them found a fault."""
    checks: dict[str, Callable[[], str]] = {
        "window": _window,
        "smallest tier": _smallest_tier,
        "hand-off": _handoff,
        "store": _store,
        "processor": self_test_around.processor,
        "files": self_test_around.files,
        "formulas": self_test_around.formulas,
        "keyring": self_test_around.keyring,
    }
    results = [_passes(name, check) for name, check in checks.items()]
    return int(not all(results))


def _passes(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"ok     {name}: {check()}", flush=True)
    except AppError as fault:
        print(f"FAULT  {name}: {fault.title} {fault.remedy}", flush=True)
        return False
    return True


def _window() -> str:
    try:
        from matryoshka import furnish  # noqa: PLC0415 - as the window itself
        from matryoshka.ui import main as window  # noqa: PLC0415 - a broken Qt is a finding, not a crash
    except ImportError as error:
        raise AppError(f"Qt cannot be loaded: {error}.", "Install the program anew.") from error
    with closing(Rack()) as rack:
        found = window.self_test(lambda paths: furnish.parts(builtin_ladder(), rack, paths, paths.ladder))
    return f"{found}, {time.time() - psutil.Process().create_time():.2f} s after the start"


def _smallest_tier() -> str:
    events = _answers("2+2")
    _expect("4", events)
    return "2+2 is 4"


def _handoff() -> str:
    events = _answers(SUM)
    if not any(isinstance(event, Handoff) for event in events):
        raise AppError("XS did not hand the sum up.", "Its model file is not the one that came with this.")
    _expect("4315", events)
    return "XS handed the sum up, S found 4315"


def _answers(question: str) -> list[Event]:
    with closing(Rack()) as rack:
        cascade = build.cascade(builtin_ladder(), rack, remedy="")
        return list(cascade.answer([Message(Role.USER, question)], Stop()))


def _expect(answer: str, events: list[Event]) -> None:
    for event in events:
        if isinstance(event, Failed):
            raise AppError(event.title, event.remedy)
    said = "".join(event.text for event in events if isinstance(event, Token))
    if said.strip() != answer or isinstance(events[-1], Declined):
        raise AppError(f"The answer was “{said}” and not {answer}.", "Get the model files again.")


def _store() -> str:
    with tempfile.TemporaryDirectory() as home:
        path = Paths(Path(home), Path(home), Path(home)).store
        conversation = Conversation("self-test")
        turn = Turn(conversation.id, (Text("kept?"),))
        with closing(ChatStore(path)) as store:
            store.add_conversation(conversation)
            store.add_turn(turn)
        with closing(ChatStore(path)) as store:
            kept = store.conversation(conversation.id)
    if kept.turns != (turn,):
        raise AppError("The store did not give back what was saved.", "Check the disk.")
    return "a conversation was saved and read again"
