"""All that a person has made here goes into one file, and comes back out of it."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.backup.archive import ABOUT, CHATS, back_up
from matryoshka.backup.daily import KEPT, backups, daily, day_of
from matryoshka.backup.restoring import restore
from matryoshka.backup.unfinished import draft_of, sweep, unpacked
from matryoshka.chat.database import Database
from matryoshka.chat.engine import Stop
from matryoshka.chat.faults import Damaged
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from support.chats import sample, sample_label


def person(folder: Path) -> Paths:
    return Paths(folder / "data", folder / "settings", folder / "cache")


def spoil(store: Path) -> None:
    """Make an index tell otherwise than its table, somewhere in the middle of the file."""
    with closing(sqlite3.connect(store)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        page = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'attempts_of_a_turn'"
        ).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with store.open("r+b") as file:
        file.seek((page[0] - 1) * size)
        file.write(bytes(200))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Of a person with a chat, a label, settings, a ladder, a calibration, an attachment and a key's name."""
    paths = person(tmp_path / "here")
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(sample())
    with LabelTable(paths.store) as labels:
        labels.add([sample_label()])
    for file, text in (
        (paths.choices, '{"start": "S"}'),
        (paths.ladder, "# mine"),
        (paths.calibrations / "a.json", "{}"),
        (paths.attachments / "b.pdf", "%PDF"),
        (paths.secret_names, "work"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def backup(paths: Paths, tmp_path: Path) -> Path:
    back_up(paths, tmp_path / "all.zip")
    return tmp_path / "all.zip"


def test_everything_comes_back_on_another_computer(backup: Path, tmp_path: Path) -> None:
    other = person(tmp_path / "there")

    assert restore(other, backup) is None
    with closing(ChatStore(other.store)) as store, LabelTable(other.store) as labels:
        assert store.conversation("c1") == sample()
        assert labels.all() == (sample_label(),)
    assert other.choices.read_text(encoding="utf-8") == '{"start": "S"}'
    assert other.ladder.read_text(encoding="utf-8") == "# mine"
    assert (other.calibrations / "a.json").exists()
    assert (other.attachments / "b.pdf").exists()


def test_no_key_goes_into_a_backup(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert not any("secret" in name for name in archive.namelist())


def test_what_was_here_is_backed_up_before_it_is_replaced(backup: Path, paths: Paths) -> None:
    with closing(ChatStore(paths.store)) as store:
        store.rename("c1", "Changed since")
        before = restore(paths, backup)

        assert store.conversation("c1").title == "Sums"  # of the store that was open all the while
        assert before
        restore(paths, before)
        assert store.conversation("c1").title == "Changed since"


def test_a_damaged_store_is_set_aside_and_replaced(backup: Path, paths: Paths) -> None:
    paths.store.write_bytes(b"no database " * 1000)

    restore(paths, backup)
    with closing(ChatStore(paths.store)) as store:
        assert store.conversation("c1") == sample()
    assert [*paths.data.glob("chats.damaged-*.sqlite3")]


def test_a_damaged_store_makes_no_backup(paths: Paths) -> None:
    paths.store.write_bytes(b"no database " * 1000)

    with pytest.raises(Damaged):
        next(daily(paths, Stop()))
    assert backups(paths) == ()


def test_damage_that_only_the_backup_finds_is_noticed_at_the_next_start(paths: Paths) -> None:
    spoil(paths.store)
    with closing(Database(paths.store, checked_at_once=0)) as database, pytest.raises(Damaged):
        database.copy_to(paths.data / "copy.sqlite3")

    with pytest.raises(Damaged):
        Database(paths.store, checked_at_once=0)
    store, note = ChatStore.open_or_set_aside(paths.store)
    store.close()
    assert note
    Database(paths.store, checked_at_once=0).close()  # the new one is not suspected


@pytest.mark.parametrize("damage", ["cut", "no archive", "strange", "newer", "no chats", "damaged chats"])
def test_what_is_no_backup_changes_nothing(damage: str, backup: Path, paths: Paths) -> None:
    about = {"format": "matryoshka-backup", "version": 2 if damage == "newer" else 1}
    match damage:
        case "cut":
            backup.write_bytes(backup.read_bytes()[:-100])
        case "no archive":
            backup.write_bytes(b"hello")
        case _:
            with zipfile.ZipFile(backup, "w") as archive:
                if damage != "strange":
                    archive.writestr(ABOUT, json.dumps(about))
                if damage != "no chats":
                    archive.writestr(CHATS, b"no database " * 1000)
                archive.writestr("settings.json", "{}")
    with closing(ChatStore(paths.store)) as store:
        with pytest.raises(AppError):
            restore(paths, backup)

        assert store.conversation("c1") == sample()
    assert paths.choices.read_text(encoding="utf-8") == '{"start": "S"}'


def test_what_was_asked_of_others_since_is_not_forgotten(paths: Paths, tmp_path: Path) -> None:
    paths.requests.write_text("then\n", encoding="utf-8")
    back_up(paths, tmp_path / "all.zip")
    paths.requests.write_text("then\nsince\n", encoding="utf-8")
    restore(paths, tmp_path / "all.zip")

    assert paths.requests.read_text(encoding="utf-8") == "then\nsince\n"


def test_names_that_lead_elsewhere_lead_nowhere(backup: Path, paths: Paths, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive:
        for name in ("../evil", "attachments/../../evil", "/evil", "attachments/..", "calibrations/a/evil"):
            archive.writestr(name, "evil")
    restore(paths, backup)

    assert [*tmp_path.rglob("evil")] == []


def test_one_is_made_a_day_and_the_last_seven_stay(paths: Paths) -> None:
    paths.backups.mkdir()
    for day in range(10, 20):
        (paths.backups / f"matryoshka-2020-01-{day}.zip").touch()
    (paths.backups / "before-restoring-today.zip").touch()
    (paths.backups / "before-restoring-long-ago.zip").touch()
    os.utime(paths.backups / "before-restoring-long-ago.zip", (0, 0))

    (made,) = daily(paths, Stop())

    assert [*daily(paths, Stop())] == []
    assert backups(paths)[0] == made
    assert len(backups(paths)) == KEPT
    assert str(day_of(backups(paths)[-1])) == "2020-01-14"
    assert [each.name for each in paths.backups.glob("before-*")] == ["before-restoring-today.zip"]


KILLED = """
import os, sys
from pathlib import Path
from matryoshka.backup.unfinished import draft_of, unpacked
from matryoshka.paths import Paths
data, target = map(Path, sys.argv[1:])
paths = Paths(data, data, data)
with draft_of(target, paths) as draft, unpacked(paths) as folder:
    for file in (draft, folder / "chats.sqlite3"):
        file.write_text("words")
    os._exit(9)
"""


def test_what_a_killed_program_left_of_a_backup_is_gone_after_the_next_start(
    paths: Paths, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere" / "all.zip"
    subprocess.run([sys.executable, "-c", KILLED, str(paths.data), str(target)], check=False)
    left = [*target.parent.iterdir(), *paths.backups.iterdir()]
    assert len(left) == 3

    with draft_of(target, paths) as draft, unpacked(paths) as folder:
        sweep(paths)
        assert draft.exists()
        assert folder.exists()

    assert not any(each.exists() for each in left)


def test_what_was_left_on_a_disk_that_is_away_is_looked_for_again(paths: Paths, tmp_path: Path) -> None:
    disk, away = tmp_path / "disk", tmp_path / "away"
    target = disk / "all.zip"
    subprocess.run([sys.executable, "-c", KILLED, str(paths.data), str(target)], check=False)
    disk.rename(away)
    sweep(paths)
    away.rename(disk)
    assert [*disk.iterdir()]
    sweep(paths)

    assert [*disk.iterdir(), *paths.backups.iterdir()] == []


def test_a_person_without_chats_needs_no_backup(tmp_path: Path) -> None:
    assert [*daily(person(tmp_path), Stop())] == []


def test_a_backup_that_cannot_be_written_says_where(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AppError, match="could not be read or written"):
        back_up(paths, tmp_path / "file" / "all.zip")


def test_what_is_no_file_is_never_replaced(paths: Paths, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(AppError, match="is no file"):
        back_up(paths, pipe)
    assert pipe.is_fifo()
