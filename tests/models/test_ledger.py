"""What was noted stays noted, whatever happens meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matryoshka.errors import AppError
from matryoshka.models.ledger import Entry, Ledger


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "models.jsonl"


def test_an_absent_ledger_is_empty(file: Path) -> None:
    assert Ledger(file).paths(Entry.FETCHED) == ()


def test_the_last_word_about_a_path_counts(file: Path) -> None:
    ledger = Ledger(file)
    ledger.add(Entry.FOLDER, [Path("/a"), Path("/b\n„é“")])
    ledger.add(Entry.FORGOTTEN, [Path("/a")])

    assert Ledger(file).paths(Entry.FOLDER) == (Path("/b\n„é“").absolute(),)
    assert Ledger(file).paths(Entry.FORGOTTEN) == (Path("/a").absolute(),)


@pytest.mark.parametrize("damage", [b'{"folder": "/half', b"\xff\x00", b"[]", b'{"later": "/a"}', b"{}"])
def test_a_damaged_line_costs_no_other(file: Path, damage: bytes) -> None:
    ledger = Ledger(file)
    ledger.add(Entry.FOLDER, [Path("/a")])
    with file.open("ab") as raw:
        raw.write(damage)
    ledger.add(Entry.FOLDER, [Path("/b")])

    assert ledger.paths(Entry.FOLDER) == (Path("/a").absolute(), Path("/b").absolute())


def test_many_may_write_at_once(file: Path) -> None:
    paths = [Path(f"/{number}").absolute() for number in range(50)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda path: Ledger(file).add(Entry.FILE, [path]), paths))

    assert set(Ledger(file).paths(Entry.FILE)) == set(paths)


def test_a_ledger_that_cannot_be_written_says_so(file: Path) -> None:
    file.mkdir(parents=True)

    with pytest.raises(AppError, match="could not be noted"):
        Ledger(file).add(Entry.FILE, [Path("/a")])
