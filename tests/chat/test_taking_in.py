"""A conversation that comes from elsewhere is kept once, and what is new of it later is added."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question, sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


def test_what_is_taken_in_twice_is_there_once(store: ChatStore) -> None:
    assert store.take_in(sample()) == 11
    assert store.take_in(sample()) == 0
    assert store.conversation("c1") == sample()


def test_it_stands_in_the_list_by_the_day_of_its_last_question(store: ChatStore) -> None:
    store.take_in(sample())

    assert store.summaries()[0].changed == 17.0


def test_what_was_said_since_is_added(store: ChatStore) -> None:
    store.take_in(sample())
    turn = replace(question(sample(), "More?"), parent="a2")
    more = replace(turn, attempts=(attempt(turn),))

    assert store.take_in(replace(sample(), turns=(*sample().turns, more))) == 2
    assert store.conversation("c1").turns[-1] == more


def test_what_was_deleted_here_stays_deleted(store: ChatStore) -> None:
    store.take_in(sample())
    store.delete("c1")

    with pytest.raises(AppError, match="deleted here"):
        store.take_in(sample())


def test_a_part_of_another_chat_is_not_taken_over(store: ChatStore) -> None:
    store.take_in(sample())
    other = Conversation("Other", "c2", turns=(replace(sample().turns[0], conversation="c2"),))

    with pytest.raises(AppError, match="another chat"):
        store.take_in(other)
    assert [each.id for each in store.summaries()] == ["c1"]
