"""Files that go with questions are kept with them, and really gone with them."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.conversation import Conversation, File, Image, Text, Turn
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path, tmp_path)


@pytest.fixture
def store(paths: Paths) -> Iterator[ChatStore]:
    with closing(ChatStore(paths.store)) as store:
        yield store


@pytest.fixture
def attachments(paths: Paths) -> Attachments:
    return Attachments(paths.attachments)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    notes = tmp_path / "notes.txt"
    notes.write_text("One in another.")
    return notes


def asked(file: str) -> Conversation:
    conversation = Conversation("Dolls")
    parts = (File("notes.txt", "text/plain", file, "One in another."), Text("How many?"))
    return replace(conversation, turns=(Turn(conversation.id, parts),))


def test_a_kept_file_is_a_copy_that_only_this_person_reads(attachments: Attachments, notes: Path) -> None:
    kept = attachments.path(attachments.keep(notes))
    notes.unlink()

    assert kept.read_text() == "One in another."
    assert kept.suffix == ".txt"
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600


def test_what_models_read_of_a_file_comes_back_with_its_question(store: ChatStore) -> None:
    conversation = asked("a.txt")
    store.add_conversation(conversation)

    assert store.conversation(conversation.id) == conversation


def test_what_models_see_of_a_picture_comes_back_with_its_question(store: ChatStore) -> None:
    conversation = Conversation("Dolls")
    parts = (Image("doll.png", "image/jpeg", "a.png", "QUJD"), Text("How many?"))
    conversation = replace(conversation, turns=(Turn(conversation.id, parts),))
    store.add_conversation(conversation)

    assert store.conversation(conversation.id) == conversation


def test_a_file_goes_with_its_conversation(store: ChatStore, attachments: Attachments, notes: Path) -> None:
    name = attachments.keep(notes)
    conversation = asked(name)
    store.add_conversation(conversation)
    store.purge()
    kept = attachments.path(name).exists()

    store.delete(conversation.id)
    store.purge()

    assert kept
    assert not attachments.path(name).exists()


def test_a_file_that_another_question_names_stays(
    store: ChatStore, attachments: Attachments, notes: Path
) -> None:
    name = attachments.keep(notes)
    first = asked(name)
    store.add_conversation(first)
    store.add_conversation(asked(name))

    store.delete(first.id)
    store.purge()

    assert attachments.path(name).exists()


def test_what_a_killed_program_left_is_swept_out(
    store: ChatStore, attachments: Attachments, notes: Path
) -> None:
    fresh, old = (attachments.path(attachments.keep(notes)) for _ in range(2))
    os.utime(old, (time.time() - 3600,) * 2)

    store.purge()

    assert fresh.exists()
    assert not old.exists()


def test_no_name_leads_out_of_the_folder(attachments: Attachments, notes: Path) -> None:
    attachments.keep(notes)
    attachments.forget(["../../notes.txt", "gone.txt"])

    assert notes.exists()


def test_what_cannot_be_kept_is_told(attachments: Attachments, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="could not be kept"):
        attachments.keep(tmp_path / "none.txt")
