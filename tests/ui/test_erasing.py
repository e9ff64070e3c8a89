"""What was deleted is erased beside the window, one erasure after the other."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.database import Database
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.ui.erasing import Erase, Erasing
from matryoshka.ui.needs import Store


@pytest.fixture
def store(paths: Paths) -> Iterator[ChatStore]:
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(Conversation("Old", "old"))
        store.delete("old")
        yield store


@pytest.fixture
def erasing(qtbot: QtBot, store: ChatStore) -> Iterator[Erasing]:
    del qtbot
    erasing = Erasing(store)
    yield erasing
    erasing.end()


def ids(paths: Paths) -> list[str]:
    with closing(Database(paths.store)) as database, database.reading() as rows:
        return [row["id"] for row in rows.execute("SELECT id FROM conversations")]


def test_it_is_done_on_another_thread(erasing: Erasing, paths: Paths, qtbot: QtBot) -> None:
    threads = list[str]()

    def erase(store: Store) -> None:
        threads.append(threading.current_thread().name)
        store.purge()

    erasing.begin(erase)

    qtbot.waitUntil(lambda: ids(paths) == [])
    assert threads == ["job"]


def test_one_follows_the_other(erasing: Erasing, qtbot: QtBot) -> None:
    done = list[int]()

    def numbered(number: int) -> Erase:
        return lambda _: done.append(number)

    for number in range(3):
        erasing.begin(numbered(number))

    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == [0, 1, 2]


def test_what_is_deleted_after_it_was_asked_for_stays(erasing: Erasing, paths: Paths, qtbot: QtBot) -> None:
    ended = list[bool]()

    def erase(store: Store) -> None:
        store.purge(now=0.0)
        ended.append(True)

    erasing.begin(erase)

    qtbot.waitUntil(lambda: bool(ended))
    assert ids(paths) == ["old"]


def test_a_fault_is_told_and_what_waits_is_done_all_the_same(erasing: Erasing, qtbot: QtBot) -> None:
    done = list[bool]()

    def fail(_: Store) -> None:
        raise AppError("The disk is full.", "Make some room.")

    with qtbot.waitSignal(erasing.troubled) as told:
        erasing.begin(fail)
        erasing.begin(lambda _: done.append(True))

    assert [str(each.title) for each in told.args or () if isinstance(each, AppError)] == [
        "The disk is full."
    ]
    qtbot.waitUntil(lambda: bool(done))


def test_nothing_runs_once_it_has_ended(erasing: Erasing) -> None:
    begun = threading.Event()
    erasing.begin(lambda _: begun.set())
    erasing.end()

    assert begun.is_set()
    assert not [each for each in threading.enumerate() if each.name == "job"]
