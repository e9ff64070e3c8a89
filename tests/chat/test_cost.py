"""What answers cost, and what the same turns would have cost at the top."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.cost import Cost, Tried, cost, price_of, tries_of
from matryoshka.chat.events import Where
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.service import Price
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question

TOP = Price(read=2.0, written=10.0)
HERE = Tried("t1", Where.LOCAL, answers=True, prompt_tokens=1000, tokens=100, cost=None)
REMOTE = Tried("t2", Where.REMOTE, answers=True, prompt_tokens=1000, tokens=100, cost=0.003)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


def test_a_price_is_for_a_million_tokens() -> None:
    assert price_of(TOP, 1000, 100) == pytest.approx(0.003)


def test_what_was_answered_here_is_saved() -> None:
    found = cost([HERE, REMOTE], TOP)

    assert (found.spent, found.unknown) == (0.003, 0)
    assert found.at_top == pytest.approx(0.006)
    assert found.saved == pytest.approx(0.003)


def test_a_turn_counts_once_with_its_newest_answer() -> None:
    again = replace(HERE, where=Where.REMOTE, cost=0.01, tokens=200)

    assert cost([HERE, again], TOP).at_top == pytest.approx(0.004)


def test_a_draft_that_was_handed_up_is_no_answer() -> None:
    assert cost([replace(HERE, answers=False)], TOP).at_top == 0


def test_what_nobody_knows_is_counted_and_not_guessed() -> None:
    assert cost([HERE, replace(REMOTE, cost=None)], TOP) == Cost(0.0, 1, price_of(TOP, 1000, 100))
    assert cost([HERE], None).saved is None


def test_what_never_came_has_no_unknown_price() -> None:
    assert cost([replace(REMOTE, answers=False, tokens=0, cost=None)], TOP) == Cost(0.0, 0, 0.0)


def test_a_store_tells_the_tries_of_a_month_but_not_of_deleted_chats(store: ChatStore) -> None:
    kept, deleted = Conversation(), Conversation()
    for each in (kept, deleted):
        turn = question(each)
        store.add_conversation(replace(each, turns=(turn,)))
        store.save([replace(attempt(turn), prompt_tokens=20, tokens=3, cost=0.5)])
    store.delete(deleted.id)

    (tried,) = store.tries(0.0)
    assert (tried.where, tried.answers, tried.prompt_tokens, tried.tokens) == (Where.LOCAL, True, 20, 3)
    assert (tried,) == tries_of(store.conversation(kept.id))
    assert store.tries(time.time() + 60) == ()


def test_a_lock_is_kept_and_takes_the_leave_away(store: ChatStore) -> None:
    there = Destination("cloud.example", "big-1")
    chat = Conversation()
    store.add_conversation(chat)
    store.give_leave(chat.id, there)
    assert store.conversation(chat.id).leave == there

    store.lock(chat.id, locked=True)
    found = store.conversation(chat.id)
    assert (found.locked, found.leave) == (True, None)

    store.lock(chat.id, locked=False)
    assert store.conversation(chat.id).locked is False


def test_a_chat_that_is_begun_locked_stays_so(store: ChatStore) -> None:
    chat = Conversation(locked=True)
    store.add_conversation(chat)

    assert store.conversation(chat.id) == chat


def test_a_deleted_chat_can_neither_be_locked_nor_sent_out(store: ChatStore) -> None:
    with pytest.raises(AppError, match="deleted"):
        store.lock("gone", locked=True)
    with pytest.raises(AppError, match="deleted"):
        store.give_leave("gone", None)
