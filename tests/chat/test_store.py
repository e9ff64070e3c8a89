"""The store keeps what it is given, shows it in order, and forgets what a person deletes."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, State, Text, Turn
from matryoshka.chat.events import Handoff, Reason
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question, sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        yield store


def kept(path: Path) -> tuple[Conversation, ...]:
    """What another process would read."""
    with closing(ChatStore(path)) as other:
        return tuple(other.conversation(summary.id) for summary in other.summaries())


def test_every_field_comes_back(store: ChatStore, path: Path) -> None:
    store.add_conversation(sample())

    assert kept(path) == (sample(),)


def test_a_doubt_that_nobody_has_measured_comes_back(store: ChatStore, path: Path) -> None:
    conversation = Conversation()
    turn = question(conversation)
    unmeasured = Handoff("XS", "S", Reason.UNSURE, 0.7, 0.5, 0, 0.1, measured=False)
    draft = replace(attempt(turn, "", "XS", State.HANDED_OFF), handoff=unmeasured)
    whole = replace(conversation, turns=(replace(turn, attempts=(draft,)),))
    store.add_conversation(whole)

    assert kept(path) == (whole,)


def test_a_cut_thought_and_a_lost_thread_come_back(store: ChatStore, path: Path) -> None:
    conversation = Conversation()
    turn = question(conversation)
    lost = Handoff("XS", "S", Reason.LOOPING, None, 0.5, 700, 2.5)
    draft = replace(attempt(turn, "so so so", "XS", State.HANDED_OFF), handoff=lost)
    looping = replace(attempt(turn, "la la la", state=State.LOOPING), thinking_cut=True, parent=draft.id)
    whole = replace(conversation, turns=(replace(turn, attempts=(draft, looping)),))
    store.add_conversation(whole)

    assert kept(path) == (whole,)


def test_turns_and_attempts_written_one_by_one_come_back_as_the_same_tree(
    store: ChatStore, path: Path
) -> None:
    whole = sample()
    store.add_conversation(replace(whole, turns=()))
    for turn in whole.turns:
        store.add_turn(replace(turn, attempts=()))
        for each in turn.attempts:
            store.save([each])

    assert kept(path) == (whole,)


def test_an_attempt_saved_again_is_replaced_in_its_place(store: ChatStore) -> None:
    conversation = Conversation()
    turn = question(conversation)
    store.add_conversation(replace(conversation, turns=(turn,)))
    first, second = attempt(turn, "4", state=State.WRITING), attempt(turn, "vier")
    store.save([first, second])
    store.save([replace(first, state=State.DONE, text="4.", tokens=2)])

    attempts = store.conversation(conversation.id).turns[0].attempts
    assert attempts == (replace(first, state=State.DONE, text="4.", tokens=2), second)


def test_every_handoff_of_an_attempt_is_kept_and_the_newest_shown(store: ChatStore, path: Path) -> None:
    conversation = Conversation()
    turn = question(conversation)
    store.add_conversation(replace(conversation, turns=(turn,)))
    answer = attempt(turn)
    older = replace(answer, handoff=Handoff("S", "M", Reason.ASKED, None, 0.5, 0, 0.0))
    newer = replace(answer, handoff=Handoff("S", "L", Reason.ASKED, None, 0.5, 0, 0.0))
    for each in (answer, older, older, newer):
        store.save([each])

    assert store.conversation(conversation.id).turns[0].attempts == (newer,)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT elder FROM handoffs ORDER BY position").fetchall() == [("M",), ("L",)]


def test_summaries_are_newest_first_with_the_tiers_that_answered(store: ChatStore) -> None:
    old, new = Conversation("old"), Conversation("new")
    for conversation in (old, new):
        store.add_conversation(conversation)
    turn = question(old)
    store.add_turn(turn)
    passed_up = attempt(turn, "hm", "XS", State.HANDED_OFF)
    store.save([passed_up, attempt(turn, "4", "M"), attempt(turn, "4", "S"), attempt(turn, "four", "M")])

    assert [(each.title, each.tiers) for each in store.summaries()] == [("old", ("M", "S")), ("new", ())]
    assert store.summaries()[0].changed > store.summaries()[1].changed


def test_a_new_title_leaves_the_order_as_it_was(store: ChatStore) -> None:
    old, new = Conversation("old"), Conversation("new")
    for conversation in (old, new):
        store.add_conversation(conversation)
    store.rename(old.id, "Sums")

    assert [each.title for each in store.summaries()] == ["new", "Sums"]
    assert store.conversation(old.id).title == "Sums"


def test_a_deleted_conversation_is_hidden_and_undo_brings_it_back_whole(store: ChatStore) -> None:
    store.add_conversation(sample())
    before = store.summaries()
    store.delete("c1")

    assert store.summaries() == ()
    with pytest.raises(AppError, match="deleted"):
        store.conversation("c1")

    store.restore("c1")
    assert store.summaries() == before
    assert store.conversation("c1") == sample()


def test_a_purged_conversation_cannot_come_back(store: ChatStore) -> None:
    store.add_conversation(sample())
    store.delete("c1")
    store.purge()

    with pytest.raises(AppError, match="deleted"):
        store.restore("c1")
    with pytest.raises(AppError, match="deleted"):
        store.rename("c1", "Sums")
    with pytest.raises(AppError, match="deleted"):
        store.add_turn(Turn("c1", (Text("2+2"),)))
    with pytest.raises(AppError, match="deleted"):
        store.save([sample().turns[0].attempts[0]])


def test_what_was_deleted_a_moment_ago_outlives_a_purge_of_older_chats(store: ChatStore) -> None:
    store.add_conversation(sample())
    store.delete("c1")
    store.purge(age=60.0)

    store.restore("c1")
    assert store.conversation("c1") == sample()


def test_no_file_of_the_store_holds_a_byte_of_a_purged_conversation(store: ChatStore, path: Path) -> None:
    names = [f"doll-{number:03}" for number in range(40)]
    dead, alive = names[::2], names[1::2]
    for name in names:
        fill(store, name)
    for name in dead:
        store.delete(name)
    store.purge()

    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert [name for name in dead if name.encode() in held] == []
    assert [name for name in alive if name.encode() not in held] == []
    assert len(store.summaries()) == len(alive)


def fill(store: ChatStore, name: str) -> None:
    """A conversation that says its name everywhere, with an answer that grew, checkpoint by checkpoint."""
    conversation = Conversation(f"About {name}", name)
    turn = Turn(name, (Text(f"Who is {name}?"),), id=f"turn of {name}")
    store.add_conversation(conversation)
    store.add_turn(turn)
    answer = replace(attempt(turn), id=f"attempt of {name}", thinking=f"{name} ")
    for length in range(1, 2000, 400):
        store.save([replace(answer, text=f"{name} " * length)])


def test_a_store_used_from_another_thread_is_a_mistake_that_shows(store: ChatStore) -> None:
    faults: list[BaseException] = []

    def read() -> None:
        try:
            store.summaries()
        except sqlite3.ProgrammingError as fault:
            faults.append(fault)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(faults) == 1


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_only_its_owner_can_read_the_store(store: ChatStore, path: Path) -> None:
    store.add_conversation(sample())

    assert [file.stat().st_mode & 0o077 for file in [path.parent, *path.parent.iterdir()]] == [0, 0, 0, 0]
