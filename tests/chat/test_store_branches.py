"""The store keeps which branch is shown, and forgets the turns that a person deletes."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question, sample, sample_label


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        yield store


def turns(store: ChatStore) -> list[str]:
    return [turn.id for turn in store.conversation("c1").turns]


def test_the_branch_that_was_chosen_is_shown_again(store: ChatStore, path: Path) -> None:
    store.rank_attempt("a2", 1)
    store.rank_turn("t2", 1)

    with closing(ChatStore(path)) as other:
        assert [turn.id for turn in other.conversation("c1").thread] == ["t1", "t2"]


def test_an_answer_saved_again_keeps_the_rank_that_the_person_gave_it(store: ChatStore) -> None:
    store.rank_attempt("a2", 2)
    store.save([sample().turns[0].attempts[1]])

    assert store.conversation("c1").turns[0].attempts[1].rank == 2


def test_what_the_person_wrote_in_place_of_an_answer_is_known_as_theirs(store: ChatStore) -> None:
    conversation = Conversation(id="c2")
    turn = question(conversation)
    mine = replace(attempt(turn, "four"), edited=True, rank=3)
    turn = replace(turn, attempts=(attempt(turn), mine))
    store.add_conversation(replace(conversation, turns=(turn,)))

    assert store.conversation("c2").turns == (turn,)
    assert [tried.turn for tried in store.tries(mine.created)] == [turn.id]


def test_a_deleted_turn_is_hidden_with_all_that_follows_it_and_undo_brings_all_back(store: ChatStore) -> None:
    store.delete_turns("t1")
    assert turns(store) == []
    assert store.summaries()[0].tiers == ()

    store.restore_turns("t1")
    assert store.conversation("c1") == sample()


def test_what_was_deleted_before_stays_so_when_a_later_one_is_brought_back(store: ChatStore) -> None:
    store.delete_turns("t2")
    store.delete_turns("t1")
    store.restore_turns("t1")

    assert turns(store) == ["t1", "t3"]


def test_a_purged_turn_cannot_come_back(store: ChatStore) -> None:
    store.delete_turns("t2")
    with pytest.raises(AppError, match="deleted"):
        store.delete_turns("t2")
    store.purge_turns()

    with pytest.raises(AppError, match="part of the chat was deleted"):
        store.restore_turns("t2")
    assert turns(store) == ["t1", "t3"]


def test_a_question_that_follows_what_another_window_deleted_is_refused_and_named_so(
    store: ChatStore, path: Path
) -> None:
    with closing(ChatStore(path)) as other:
        other.delete_turns("t1")
    late = question(sample(), "And then?")
    late = replace(late, parent=sample().turns[0].attempts[-1].id)

    with pytest.raises(AppError, match="This part of the chat was deleted"):
        store.add_turn(late)
    with pytest.raises(AppError, match="This part of the chat was deleted"):
        store.delete_turns("t1")


def test_labels_of_a_deleted_turn_are_out_of_sight_and_go_with_it(store: ChatStore, path: Path) -> None:
    with LabelTable(path) as labels:
        labels.add([sample_label()])
        store.delete_turns(sample_label().turn or "")
        assert labels.all() == ()

        store.purge_turns()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert sample_label().answer.encode() not in held


def test_no_file_of_the_store_holds_a_byte_of_a_purged_turn(store: ChatStore, path: Path) -> None:
    store.delete_turns("t3")
    store.purge_turns()

    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"Why?" not in held
    assert b"And 3+3?" in held
