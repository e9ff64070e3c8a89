"""What is typed and not yet asked is kept with its conversation, and goes with it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.draft import NOTHING, Draft, Waiting
from matryoshka.chat.store import ChatStore
from support.chats import sample

DRAFT = Draft("And seven dolls?", (Waiting("notes.txt", "n.txt"), Waiting("long.pdf", "l.pdf", (0, 2))))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        store.add_conversation(sample())
        yield store


@pytest.mark.parametrize("name", ["c1", None])
def test_a_draft_is_there_again_with_its_files(store: ChatStore, path: Path, name: str | None) -> None:
    store.keep_draft(name, DRAFT)

    with closing(ChatStore(path)) as again:
        assert again.draft(name) == DRAFT


def test_each_conversation_has_its_own(store: ChatStore) -> None:
    store.keep_draft("c1", DRAFT)
    store.keep_draft(None, Draft("What?"))

    assert (store.draft("c1"), store.draft(None)) == (DRAFT, Draft("What?"))


def test_only_the_last_is_kept(store: ChatStore) -> None:
    store.keep_draft(None, DRAFT)
    store.keep_draft(None, Draft("Who?"))

    assert store.draft(None) == Draft("Who?")


@pytest.mark.parametrize("name", ["c1", None])
def test_of_an_empty_draft_nothing_is_left(store: ChatStore, path: Path, name: str | None) -> None:
    store.keep_draft(name, DRAFT)
    store.keep_draft(name, NOTHING)
    store.purge()

    assert store.draft(name) == NOTHING
    assert [file for file in path.parent.iterdir() if b"seven dolls" in file.read_bytes()] == []


def test_a_draft_goes_with_its_conversation(store: ChatStore, path: Path) -> None:
    store.keep_draft("c1", DRAFT)
    store.delete("c1")
    store.purge()
    store.keep_draft("c1", DRAFT)

    assert store.draft("c1") == NOTHING
    assert [file for file in path.parent.iterdir() if b"seven dolls" in file.read_bytes()] == []


def test_the_files_of_a_draft_are_kept_until_nobody_names_them(store: ChatStore, path: Path) -> None:
    file = path.with_name("notes.txt")
    file.write_text("One in another.")
    attachments = Attachments(path.with_name("attachments"))
    name = attachments.keep(file)
    store.keep_draft("c1", Draft(files=(Waiting("notes.txt", name),)))
    store.purge()
    kept = attachments.path(name).exists()
    store.delete("c1")
    store.purge()

    assert kept
    assert not attachments.path(name).exists()


def test_a_title_that_was_changed_meanwhile_stays(store: ChatStore) -> None:
    before = store.conversation("c1").title
    store.rename("c1", "Mine")

    assert not store.retitle("c1", before, "Theirs")
    assert store.retitle("c1", "Mine", "Ours")
    assert store.conversation("c1").title == "Ours"
