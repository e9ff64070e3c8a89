"""Several processes write one store at once, and one may be killed at any moment."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, State
from matryoshka.chat.store import ChatStore
from matryoshka.chat.writer import SILENCE, Writer
from support.chats import attempt, question

needs_posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere only time tells who has died")

CHILD = Path(__file__).with_name("store_child.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


Child = subprocess.Popen[str]


@pytest.fixture
def start(path: Path) -> Iterator[Callable[..., Child]]:
    """Starts processes that do not outlive the test."""
    with ExitStack() as children:

        def start(what: str, amount: int = 0) -> Child:
            words = [sys.executable, str(CHILD), str(path), what, str(amount)]
            child = children.enter_context(subprocess.Popen(words, stdout=subprocess.PIPE, text=True))
            children.callback(child.kill)
            return child

        yield start


def line_of(child: Child) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def finish(child: Child) -> list[str]:
    """What a process said until its end."""
    assert child.stdout is not None
    output = child.stdout.read()
    child.wait()
    return output.split()


def test_processes_that_make_and_write_one_store_at_once_lose_nothing(
    path: Path, start: Callable[..., Child]
) -> None:
    children = [start("write", 20) for _ in range(3)]
    names = [finish(child)[0] for child in children]

    assert [child.returncode for child in children] == [0, 0, 0]
    with closing(ChatStore(path)) as store:
        threads = [store.conversation(name).thread for name in names]
    for thread in threads:
        assert [(turn.text, turn.attempts[0].text) for turn in thread] == [
            (str(number), str(number)) for number in range(20)
        ]


@needs_posix
def test_kill_at_any_moment_loses_at_most_the_last_second_of_the_answer(
    path: Path, start: Callable[..., Child]
) -> None:
    moments = secrets.SystemRandom()
    children = [start("stream") for _ in range(10)]
    for child in children:
        name = line_of(child)
        time.sleep(moments.uniform(0.0, 0.4))
        child.kill()
        told = [float(line) for line in finish(child)]
        with closing(ChatStore(path)) as store:
            conversation = store.conversation(name)
        for turn in conversation.turns:
            assert turn.text == "2+2"
            check_what_is_left(turn.attempts[0].text, told)
            assert turn.attempts[0].state is State.INTERRUPTED
            assert turn.attempts[0].remedy
        assert conversation.turns or not told


def check_what_is_left(text: str, told: list[float]) -> None:
    """Each token is the second of its making, so that those missing tell how long a time was lost."""
    kept = [float(token) for token in text.split()]
    assert kept[: len(told)] == told[: len(kept)]
    lost = told[len(kept) :]
    assert not lost or lost[-1] - lost[0] <= 1.0


@needs_posix
def test_an_answer_that_another_process_writes_is_growing_until_that_process_ends(
    path: Path, start: Callable[..., Child]
) -> None:
    child = start("stream")
    name, _ = line_of(child), line_of(child)
    with closing(ChatStore(path)) as store:
        growing = store.conversation(name).turns[0].attempts[0]
        child.kill()
        finish(child)
        cut_off = store.conversation(name).turns[0].attempts[0]

    assert (growing.state, growing.title) == (State.WRITING, "")
    assert (cut_off.state, cut_off.text[: len(growing.text)]) == (State.INTERRUPTED, growing.text)


def test_an_answer_that_this_store_writes_is_never_cut_off(path: Path) -> None:
    conversation = Conversation()
    turn = question(conversation)
    with closing(ChatStore(path)) as store:
        store.add_conversation(replace(conversation, turns=(turn,)))
        store.save([attempt(turn, state=State.WRITING)])

        assert store.conversation(conversation.id).turns[0].attempts[0].state is State.WRITING


def test_who_has_outlived_whom() -> None:
    now = time.time()
    reader, parent = Writer(), Writer(pid=os.getppid())

    assert not reader.outlived(reader, now - 2 * SILENCE)
    assert not reader.outlived(parent, now)
    assert reader.outlived(parent, now - SILENCE - 1)
    assert reader.outlived(Writer(), now), "an earlier process had the number that this one has"
