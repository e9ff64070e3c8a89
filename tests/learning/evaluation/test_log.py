"""What is kept on the disk, whatever happens to it."""

import json
from pathlib import Path

import pytest

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.log import Entry, Log
from support.disks import filled, make_read_only, tiny_disk

FIRST, SECOND = Entry("try", "2+2 🪆 \ud800"), Entry("again", "2+2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "log.jsonl"


def test_what_is_kept_is_there_the_next_time(path: Path) -> None:
    with Log(path) as log:
        assert log.get(FIRST) is None
        log.keep(FIRST, {"answer": "4"})
        assert log.get(FIRST) == {"answer": "4"}
    with Log(path) as log:
        assert log.get(FIRST) == {"answer": "4"}
        assert log.get(SECOND) is None


def test_a_torn_line_counts_as_never_written_and_harms_no_other(path: Path) -> None:
    with Log(path) as log:
        log.keep(FIRST, {"answer": "4"})
        log.keep(SECOND, {"answer": "5"})
    whole = path.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole)):
        path.write_bytes(whole[:cut])
        with Log(path) as log:
            assert log.get(FIRST) == {"answer": "4"}
            log.keep(SECOND, {"answer": "6"})
        with Log(path) as log:
            assert (log.get(FIRST), log.get(SECOND)) == ({"answer": "4"}, {"answer": "6"})


def test_lines_of_something_else_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'\xff\n7\n{"kind": "try"}\n[]\n\n')

    with Log(path) as log:
        log.keep(FIRST, {"answer": "4"})
    assert json.loads(path.read_bytes().splitlines()[-1])["value"] == {"answer": "4"}


def test_two_at_once_lose_nothing(path: Path) -> None:
    with Log(path) as one, Log(path) as other:
        for number in range(20):
            one.keep(Entry("one", str(number)), {"value": number})
            other.keep(Entry("other", str(number)), {"value": number})
    with Log(path) as log:
        kept = [log.get(Entry(kind, str(number))) for kind in ("one", "other") for number in range(20)]
    assert kept == [{"value": number} for number in range(20)] * 2


def test_a_full_disk_says_so_and_what_was_written_stays(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 64) as disk:
        file = disk / "log.jsonl"
        with Log(file) as log:
            log.keep(FIRST, {"answer": "4"})
            with filled(disk), pytest.raises(AppError, match=r"No space left.*goes on"):
                log.keep(SECOND, {"answer": "5" * 8000})
        with Log(file) as log:
            assert (log.get(FIRST), log.get(SECOND)) == ({"answer": "4"}, None)
            log.keep(SECOND, {"answer": "6"})
        with Log(file) as log:
            assert log.get(SECOND) == {"answer": "6"}


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 64) as disk:
        make_read_only(disk)
        with pytest.raises(AppError, match="cannot be kept"):
            Log(disk / "log.jsonl")
