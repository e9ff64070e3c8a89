"""Conversations are pinned, put into folders, the archive and the trash, and come back from there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, Summary
from matryoshka.chat.filing import TRASH_DAYS
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import question, sample, sample_label


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        yield store


def summary(store: ChatStore) -> Summary:
    (only,) = store.summaries()
    return only


def grow_old(path: Path, days: float) -> None:
    """As if what is in the trash had been put there so many days ago."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE conversations SET trashed = trashed - ? * 86400", (days,))


def test_a_chat_is_pinned_and_let_go_again(store: ChatStore) -> None:
    store.filing.pin("c1", True)
    assert summary(store).pinned

    store.filing.pin("c1", False)
    assert not summary(store).pinned


def test_a_chat_goes_into_a_folder_and_out_of_it(store: ChatStore) -> None:
    store.filing.move("c1", "Garden")
    assert summary(store).folder == "Garden"

    store.filing.pin("c1", True)
    store.filing.move("c1", "")
    assert summary(store).folder == ""
    assert not summary(store).pinned


def test_a_folder_is_renamed_and_dissolved_with_all_that_is_in_it(store: ChatStore) -> None:
    store.filing.move("c1", "Garden")
    store.filing.rename_folder("Garden", "House")
    assert summary(store).folder == "House"

    store.filing.rename_folder("House", "")
    assert summary(store).folder == ""


def test_where_a_chat_is_put_changes_nothing_that_was_said(store: ChatStore) -> None:
    store.filing.pin("c1", True)
    store.filing.move("c1", "Garden")
    store.filing.archive("c1", True)

    assert store.conversation("c1") == sample()


def test_an_archived_chat_is_found_by_a_search_that_says_so(store: ChatStore) -> None:
    store.filing.archive("c1", True)

    assert summary(store).archived
    assert [place.archived for place in store.search(sample().title)][:1] == [True]


def test_a_chat_in_the_trash_is_listed_there_and_found_nowhere_else(store: ChatStore) -> None:
    store.filing.throw_away("c1")

    assert store.summaries() == ()
    assert [each.trashed is None for each in store.summaries(trash=True)] == [False]
    assert store.search(sample().title) == ()
    assert store.conversation("c1") == sample()


def test_what_was_voted_in_a_chat_in_the_trash_teaches_nobody(store: ChatStore, path: Path) -> None:
    with LabelTable(path) as labels:
        turn = sample().turns[0]
        labels.add([replace(sample_label(), turn=turn.id)])
        assert len(labels.all()) == 1

        store.filing.throw_away("c1")
        assert len(labels.all()) == 0


def test_a_chat_comes_out_of_the_trash_as_it_was(store: ChatStore) -> None:
    store.filing.move("c1", "Garden")
    before = summary(store)
    store.filing.throw_away("c1")
    store.filing.take_out("c1")

    assert summary(store) == before


def test_going_on_with_a_chat_takes_it_out_of_the_archive_and_the_trash(store: ChatStore) -> None:
    store.filing.archive("c1", True)
    store.filing.throw_away("c1")
    store.add_turn(question(Conversation(id="c1")))

    assert not summary(store).archived


def test_what_was_in_the_trash_for_its_days_is_erased_and_nothing_sooner(
    store: ChatStore, path: Path
) -> None:
    store.filing.throw_away("c1")
    grow_old(path, TRASH_DAYS - 0.1)
    store.purge()
    assert len(store.summaries(trash=True)) == 1

    grow_old(path, 0.1)
    store.purge()
    assert store.summaries(trash=True) == ()
    with pytest.raises(AppError, match="deleted"):
        store.filing.take_out("c1")


def test_the_trash_is_emptied_and_a_purge_erases_what_was_in_it(store: ChatStore, path: Path) -> None:
    store.add_conversation(Conversation("Kept"))
    store.filing.throw_away("c1")
    store.filing.empty_trash()
    assert [each.title for each in store.summaries(trash=True)] == ["Kept"]

    store.purge()
    assert [each.title for each in store.summaries()] == ["Kept"]
    assert sample().title.encode() not in path.read_bytes()


@pytest.mark.parametrize("change", ["pin", "archive"])
def test_what_is_gone_is_put_nowhere(store: ChatStore, change: str) -> None:
    store.delete("c1")

    with pytest.raises(AppError, match="deleted"):
        getattr(store.filing, change)("c1", True)
