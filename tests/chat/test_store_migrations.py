"""Every store ever written opens; one of a newer version is left alone."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.database import Database
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.schema import STEPS
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import STORES, sample, sample_label

VERSIONS = range(1, len(STEPS) + 1)
NEXT = ("ALTER TABLE turns ADD COLUMN mood TEXT", "UPDATE turns SET mood = 'calm'")
BROKEN = ("ALTER TABLE turns ADD COLUMN mood TEXT", "UPDATE nowhere SET mood = 'calm'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


def write_old(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript((STORES / f"schema-{version}.sql").read_text(encoding="utf-8"))


def schema(path: Path) -> Iterable[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def values(path: Path, query: str) -> list[object]:
    with closing(sqlite3.connect(path)) as database:
        return [row[0] for row in database.execute(query)]


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_store_opens_with_all_that_it_held(path: Path, version: int) -> None:
    write_old(path, version)

    with closing(ChatStore(path)) as store:
        assert store.conversation("c1") == sample()


@pytest.mark.parametrize("version", VERSIONS[3:])
def test_an_old_store_opens_with_the_labels_that_it_held(path: Path, version: int) -> None:
    write_old(path, version)

    with LabelTable(path) as labels:
        assert labels.all() == (sample_label(),)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_step_still_makes_the_store_that_it_made(path: Path, version: int) -> None:
    write_old(path.with_stem("old"), version)
    Database(path, STEPS[:version]).close()

    assert schema(path) == schema(path.with_stem("old"))


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(path: Path) -> None:
    Database(path, (*STEPS, NEXT)).close()
    before = path.read_bytes()

    with pytest.raises(AppError, match="newer version"):
        ChatStore.open_or_set_aside(path)
    assert path.read_bytes() == before


def test_a_migration_keeps_a_copy_of_the_store_before_it(path: Path) -> None:
    write_old(path, len(STEPS))
    Database(path, (*STEPS, NEXT)).close()

    assert set(values(path, "SELECT mood FROM turns")) == {"calm"}
    copy = path.with_stem(f"chats.before-version-{len(STEPS) + 1}")
    with closing(ChatStore(copy)) as store:
        assert store.conversation("c1") == sample()


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    write_old(path, len(STEPS))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Database(path, (*STEPS, BROKEN))

    with closing(ChatStore(path)) as store:
        assert store.conversation("c1") == sample()


def test_a_copy_goes_with_the_first_chat_that_is_erased(path: Path) -> None:
    write_old(path, 1)
    copy = path.with_stem("chats.before-version-2")
    copy.write_bytes(path.read_bytes())
    with closing(ChatStore(path)) as store:
        store.purge()
        assert copy.exists()
        store.delete("c1")
        store.purge()

    assert [file for file in path.parent.iterdir() if b"Sums" in file.read_bytes()] == []
