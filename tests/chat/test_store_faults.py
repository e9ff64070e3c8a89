"""A full, locked, read-only or damaged disk gives a clear error, and nothing is lost."""

import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.database import Database
from matryoshka.chat.events import Started, Token, Where
from matryoshka.chat.faults import Damaged
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question, sample
from support.disks import filled, make_read_only, tiny_disk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with tiny_disk(tmp_path / "disk", kilobytes=512) as disk:
        yield disk


def write_sample(path: Path) -> None:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())


def smash_a_page_in_the_middle(path: Path) -> bytes:
    """Damage that only shows where it lies (a purge empties the log first); the value is the content."""
    with closing(ChatStore(path)) as store:
        conversation = Conversation(id="long")
        turn = question(conversation)
        store.add_conversation(replace(conversation, turns=(turn,)))
        store.save([attempt(turn, f"{number} " * 999) for number in range(50)])
        store.purge()
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    return bytes(content)


def test_what_a_full_disk_refused_is_saved_when_there_is_room_again(disk: Path) -> None:
    conversation = Conversation()
    turn = question(conversation)
    with closing(ChatStore(disk / "chats.sqlite3")) as store:
        store.add_conversation(replace(conversation, turns=(turn,)))
        recorder = Recorder(store, turn)
        recorder.record(Started("S", "builtin:s", Where.LOCAL))
        with filled(disk):
            for _ in range(20):
                recorder.record(Token("S", "word " * 500))
            with pytest.raises(AppError, match="disk is full"):
                recorder.close()
        recorder.close()
        assert store.conversation(conversation.id).turns[0].attempts == recorder.attempts
    assert len(recorder.attempts[0].text) == 50_000


def test_a_full_disk_does_not_take_what_was_saved_before(disk: Path) -> None:
    path = disk / "chats.sqlite3"
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        with filled(disk), pytest.raises(AppError, match="disk is full"):
            store.add_turn(question(Conversation(id="c1"), "word " * 50_000))

        assert store.conversation("c1") == sample()


def test_a_full_disk_is_named_when_the_store_is_made(disk: Path) -> None:
    with filled(disk), pytest.raises(AppError, match="disk is full"):
        ChatStore(disk / "data" / "chats.sqlite3")


def test_a_disk_too_full_for_the_files_beside_the_chats_is_called_full(disk: Path) -> None:
    write_sample(disk / "chats.sqlite3")

    with filled(disk), pytest.raises(AppError, match="disk is full"):
        write_more(disk / "chats.sqlite3")


def write_more(path: Path) -> None:
    with closing(ChatStore(path)) as store:
        store.add_turn(question(Conversation(id="c1")))


def test_a_read_only_disk_is_named(disk: Path) -> None:
    write_sample(disk / "chats.sqlite3")
    make_read_only(disk)

    with pytest.raises(AppError, match=str(disk)):
        ChatStore(disk / "chats.sqlite3")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")

    with pytest.raises(AppError, match="cannot be written"):
        ChatStore(tmp_path / "data" / "chats.sqlite3")


def test_a_lock_that_does_not_open_is_named_and_reading_goes_on(path: Path) -> None:
    write_sample(path)
    with closing(Database(path, busy_seconds=0.05)) as database, closing(Database(path)) as other:
        with other.writing(), pytest.raises(AppError, match="locked"), database.writing():
            pass
        with other.writing(), database.reading() as rows:
            assert rows.execute("SELECT title FROM conversations").fetchall() == [{"title": "Sums"}]


def test_a_fault_lets_go_of_those_it_was_raised_to(path: Path) -> None:
    write_sample(path)
    caller = refused_caller(path)

    assert caller() is None


def refused_caller(path: Path) -> "weakref.ref[Caller]":
    caller = Caller()
    with closing(Database(path)) as other, other.writing():
        caller.write(path)
    return weakref.ref(caller)


class Caller:
    """Whoever writes and is refused."""

    def write(self, path: Path) -> None:
        with (
            closing(Database(path, busy_seconds=0.0)) as database,
            pytest.raises(AppError, match="locked"),
            database.writing(),
        ):
            pass


def test_only_the_patient_wait_long_for_a_lock(path: Path) -> None:
    write_sample(path)
    with (
        closing(Database(path, busy_seconds=3)) as database,
        closing(Database(path)) as other,
        other.writing(),
    ):
        assert 0.04 < seconds_until_refused(database, patient=False) < 2
        assert seconds_until_refused(database, patient=True) > 2.5


def seconds_until_refused(database: Database, patient: bool) -> float:
    before = time.monotonic()
    with pytest.raises(AppError, match="locked"), database.writing(patient=patient):
        pass
    return time.monotonic() - before


def test_a_purge_that_a_reader_holds_up_says_so_and_ends_later(path: Path) -> None:
    write_sample(path)
    with closing(Database(path, busy_seconds=0.05)) as database:
        with closing(Database(path)) as reader, reader.reading() as rows:
            rows.execute("SELECT title FROM conversations").fetchall()
            with database.writing() as writer:
                writer.execute("DELETE FROM conversations")
            with pytest.raises(AppError, match="not erased yet"):
                database.empty_log()
        database.empty_log()

    assert b"Sums" not in path.read_bytes()


def test_a_file_that_is_no_store_is_kept_and_a_new_one_begun(path: Path) -> None:
    path.write_bytes(b"These are not the chats. " * 400)

    store, note = ChatStore.open_or_set_aside(path)
    with closing(store):
        assert store.summaries() == ()
    kept = path.with_stem(f"chats.damaged-{time.strftime('%Y-%m-%d')}")
    assert kept.read_bytes() == b"These are not the chats. " * 400
    assert note is not None
    assert str(kept) in note.remedy


def test_damage_in_the_middle_of_the_file_is_found_when_it_opens(path: Path) -> None:
    content = smash_a_page_in_the_middle(path)
    with pytest.raises(Damaged):
        ChatStore(path)

    store, note = ChatStore.open_or_set_aside(path)
    with closing(store):
        store.add_conversation(sample())
    assert note is not None
    assert next(path.parent.glob("chats.damaged-*.sqlite3")).read_bytes() == content


def test_damage_while_the_store_is_open_is_named(path: Path) -> None:
    with closing(ChatStore(path)) as store:
        smash_a_page_in_the_middle(path)
        with pytest.raises(Damaged):
            store.conversation("long")


def test_a_damaged_letter_does_not_take_its_chat_away(path: Path) -> None:
    write_sample(path)
    path.write_bytes(path.read_bytes().replace(b"two and two", b"two \xffnd two"))

    with closing(ChatStore(path)) as store:
        assert store.conversation("c1").turns[0].attempts[1].thinking == "two \ufffdnd two"


def test_two_damaged_stores_of_one_day_are_both_kept(path: Path) -> None:
    for content in (b"first " * 200, b"second " * 200):
        path.write_bytes(content)
        store, _ = ChatStore.open_or_set_aside(path)
        store.close()

    kept = sorted(file.read_bytes()[:6] for file in path.parent.glob("chats.damaged-*"))
    assert kept == [b"first ", b"second"]


def test_a_whole_store_is_opened_without_a_note(path: Path) -> None:
    write_sample(path)

    store, note = ChatStore.open_or_set_aside(path)
    with closing(store):
        assert store.conversation("c1") == sample()
    assert note is None


def test_a_mistake_of_the_program_is_not_called_a_fault_of_the_disk(path: Path) -> None:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            store.add_conversation(sample())
        assert store.conversation("c1") == sample()
