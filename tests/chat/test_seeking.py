"""Words are found wherever they were said, and nowhere once that is deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, File, Image, State, Text, Turn
from matryoshka.chat.seeking import Sighting
from matryoshka.chat.store import ChatStore
from support.chats import STORES, attempt, question

TABLES = ("titles_sought", "questions_sought", "answers_sought")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        yield store


def keep(store: ChatStore, asked: str, answered: str = "", title: str = "A chat") -> Turn:
    conversation = Conversation(title)
    turn = question(conversation, asked)
    turn = replace(turn, attempts=(attempt(turn, answered),))
    store.add_conversation(replace(conversation, turns=(turn,)))
    return turn


def marked(place: Sighting) -> list[str]:
    return [place.words[begin:end] for begin, end in place.marks]


def terms(path: Path) -> set[str]:
    """All words that the indices hold, those marked as erased among them."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "".join(
                f"CREATE VIRTUAL TABLE temp.{each}_v USING fts5vocab(main, {each}, row);" for each in TABLES
            )
        )
        return {row[0] for each in TABLES for row in database.execute(f"SELECT term FROM {each}_v")}  # noqa: S608 - names of this file alone


def test_a_place_tells_its_chat_its_message_and_its_marked_words(store: ChatStore) -> None:
    turn = keep(store, "Why is the sky blue?", "Rayleigh scattering: blue is scattered most.", "Physics")

    answer, asked = store.search("blue")

    assert (asked.conversation, asked.title, asked.turn, asked.attempt) == (
        turn.conversation,
        "Physics",
        turn.id,
        None,
    )
    assert asked.words == "Why is the sky blue?"
    assert marked(asked) == ["blue"]
    assert (answer.turn, answer.attempt) == (turn.id, turn.attempts[0].id)


def test_an_answer_is_told_without_its_marks_and_a_question_as_it_was_typed(store: ChatStore) -> None:
    keep(store, "**Why** `blue`?", "# Sky\n\n- **Blue** light is *scattered* `most`")

    answer, asked = store.search("blue")

    assert answer.words == "Sky Blue light is scattered most"
    assert marked(answer) == ["Blue"]
    assert asked.words == "**Why** `blue`?"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ЕЛКА", True),
        ("ёлк", True),
        ("cafe елк", True),
        ("CAFÉ", True),
        ("feu", True),
        ("eu", False),
        ("elka", False),
        ("елка nowhere", False),
        ('"ёлка" OR (cafe* NEAR -', False),
        ('"ёлка", (café*', True),
        ("_", False),
        ("", False),
        (" -*\"'", False),
    ],
)
def test_case_and_accents_make_no_difference(words: str, found: bool, store: ChatStore) -> None:
    keep(store, "Ёлка am café: feu_rouge")

    assert bool(store.search(words)) is found


def test_titles_come_first_and_then_what_was_said_last(store: ChatStore) -> None:
    keep(store, "First borscht")
    keep(store, "Then borscht")
    keep(store, "Soup", title="Borscht for eight")

    places = store.search("borscht")

    assert [place.words for place in places] == ["Borscht for eight", "Then borscht", "First borscht"]
    assert places[0].turn is None
    assert len(store.search("borscht", limit=2)) == 2


def test_what_was_attached_is_found_but_a_picture_has_no_words(store: ChatStore) -> None:
    conversation = Conversation("Files")
    parts = (
        Text("See"),
        File("lease.pdf", "application/pdf", "a", "notice period"),
        Image("i.png", "image/png", "b", "aGVs"),
    )
    store.add_conversation(replace(conversation, turns=(Turn(conversation.id, parts),)))

    assert len(store.search("lease")) == len(store.search("notice")) == 1
    assert not store.search("aGVs")


def test_an_answer_is_found_as_it_was_saved_last_and_not_as_a_draft(store: ChatStore) -> None:
    turn = keep(store, "2+2", "about five")
    store.save([replace(turn.attempts[0], text="exactly four")])
    assert not store.search("five")
    assert len(store.search("four")) == 1

    store.save([replace(turn.attempts[0], text="exactly four", state=State.HANDED_OFF)])
    assert not store.search("four")


def test_a_new_title_is_found_and_the_old_one_no_more(store: ChatStore) -> None:
    turn = keep(store, "2+2", title="Sums")
    store.rename(turn.conversation, "Arithmetic")

    assert not store.search("sums")
    assert [place.title for place in store.search("arith")] == ["Arithmetic"]


def test_what_is_deleted_is_not_found_until_it_is_restored(store: ChatStore) -> None:
    turn = keep(store, "borscht", "borscht", "borscht")
    store.delete(turn.conversation)
    assert not store.search("borscht")
    store.restore(turn.conversation)
    assert len(store.search("borscht")) == 3

    store.delete_turns(turn.id)
    assert [place.turn for place in store.search("borscht")] == [None]
    store.restore_turns(turn.id)
    assert len(store.search("borscht")) == 3


def test_no_index_holds_a_word_of_what_was_purged(store: ChatStore, path: Path) -> None:
    keep(store, "keep", "kept", "keeper")
    turn = keep(store, "question", "answer", "title")
    assert {"question", "answer", "title"} <= terms(path)

    store.delete_turns(turn.id)
    store.purge_turns()
    assert {"question", "answer"}.isdisjoint(terms(path))
    store.delete(turn.conversation)
    store.purge()
    assert terms(path) == {"keep", "kept", "keeper"}


def test_an_older_store_can_be_searched_once_it_is_opened(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript((STORES / "schema-6.sql").read_text(encoding="utf-8"))

    with closing(ChatStore(path)) as store:
        assert [place.title for place in store.search("сколько")] == ["Sums"]
        assert [place.attempt for place in store.search("4")] == ["a2"]
        assert store.search("sums")[0].turn is None
