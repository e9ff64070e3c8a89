"""The store forgets the one answer of several that a person deletes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat import queries
from matryoshka.chat.conversation import Attempt
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question, sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        yield store


def attempts(store: ChatStore, turn: int = 0) -> tuple[Attempt, ...]:
    return store.conversation("c1").turns[turn].attempts


def names(store: ChatStore, turn: int = 0) -> list[str]:
    return [each.id for each in attempts(store, turn)]


def test_a_deleted_answer_is_hidden_with_all_that_follows_it_and_undo_brings_all_back(
    store: ChatStore,
) -> None:
    store.delete_attempts("a2")
    assert [turn.id for turn in store.conversation("c1").turns] == ["t1"]
    assert names(store) == ["a1"]
    assert store.search("And 3+3") == store.search("4") == ()
    assert store.summaries()[0].tiers == ()
    assert len(store.tries(0.0)) == 1

    store.restore_attempts("a2")
    assert store.conversation("c1") == sample()


def test_nobody_was_asked_where_what_came_of_it_is_deleted(store: ChatStore) -> None:
    store.delete_attempts("a3")
    assert names(store) == ["a1", "a2"]
    assert attempts(store)[0].handoff
    assert attempts(store)[1].handoff is None

    store.purge_turns()
    assert attempts(store)[1].handoff is None


def test_one_asked_again_after_a_deletion_is_known_to_be_asked_also_when_undo_is_past(
    store: ChatStore,
) -> None:
    (_, asked, bigger, _) = attempts(store)
    store.delete_attempts("a3")
    store.save([asked, replace(bigger, id="a8")])
    store.purge_turns()

    assert names(store) == ["a1", "a2", "a8"]
    assert attempts(store)[1].handoff == asked.handoff


def test_the_only_answer_that_is_left_is_not_deleted(store: ChatStore) -> None:
    with pytest.raises(AppError, match="only answer"):
        store.delete_attempts("a1")
    store.delete_attempts("a5")
    with pytest.raises(AppError, match="only answer"):
        store.delete_attempts("a6")

    assert names(store, turn=1) == ["a6"]


def test_a_purged_answer_cannot_come_back(store: ChatStore) -> None:
    store.delete_attempts("a5")
    with pytest.raises(AppError, match="part of the chat was deleted"):
        store.delete_attempts("a5")
    store.purge_turns()

    with pytest.raises(AppError, match="part of the chat was deleted"):
        store.restore_attempts("a5")
    assert names(store, turn=1) == ["a6"]


def test_what_was_deleted_after_the_purge_was_asked_for_stays_for_its_undo(store: ChatStore) -> None:
    store.delete_attempts("a5")
    store.purge_turns(now=1.0)
    store.restore_attempts("a5")

    assert store.conversation("c1") == sample()


def test_a_question_after_a_deleted_answer_is_refused_and_an_answer_goes_and_comes_with_it(
    store: ChatStore,
) -> None:
    store.delete_attempts("a3")
    late = replace(question(sample(), "And then?"), parent="a3")
    with pytest.raises(AppError, match="This part of the chat was deleted"):
        store.add_turn(late)

    store.save([replace(attempt(sample().turns[0], "late"), id="a9", parent="a3")])
    assert names(store) == ["a1", "a2"]
    store.restore_attempts("a3")
    assert names(store) == ["a1", "a2", "a3", "a4", "a9"]


def test_what_the_person_said_of_a_deleted_answer_is_out_of_sight_and_goes_with_it(
    store: ChatStore, path: Path
) -> None:
    turn = sample().turns[1]
    with LabelTable(path) as labels:
        for each in turn.attempts:
            labels.vote([turn], each, "s1", good=True)
        store.delete_attempts("a5")
        assert [vote.id for vote in labels.voted()] == ["a6"]

        store.purge_turns()
        labels.vote([turn], turn.attempts[0], "s1", good=True)
        assert [vote.id for vote in labels.all()] == ["a6"]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT id FROM labels").fetchall() == [("a6",)]


def test_no_file_of_the_store_holds_a_byte_of_a_purged_answer(store: ChatStore, path: Path) -> None:
    store.save([replace(attempt(sample().turns[1], "quite unlikely"), id="a9")])
    store.delete_attempts("a9")
    store.purge_turns()

    held = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert b"unlikely" not in held
    assert b"6 is" in held


@pytest.mark.usefixtures("store")
def test_the_list_of_chats_reads_no_answer_to_know_which_are_deleted(path: Path) -> None:
    """An answer may be long, and there may be a hundred thousand of them."""
    with closing(sqlite3.connect(path)) as database:
        plan = database.execute(f"EXPLAIN QUERY PLAN {queries.ANSWERING_TIERS}").fetchall()
    assert any("USING COVERING INDEX attempts_of_a_turn" in step[-1] for step in plan)
