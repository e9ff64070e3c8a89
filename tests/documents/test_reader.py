"""A file is read in a process of its own; what is hostile costs little and ends in a sentence."""

import sys
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.documents.document import Document, Passage
from matryoshka.documents.reader import LARGEST, DocumentReader
from matryoshka.errors import AppError
from support import documents


def test_a_file_is_read_under_the_name_a_person_gives_it(tmp_path: Path) -> None:
    file = tmp_path / "b7"
    file.write_bytes(documents.pdf("one"))

    document = DocumentReader().read(file, "dolls.pdf", Stop())

    passages = (Passage("page 1", "one"),)
    assert document == Document("dolls.pdf", "application/pdf", file.stat().st_size, passages)


def test_a_damaged_file_ends_in_a_sentence_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "b7"
    file.write_bytes(documents.word()[:2000])

    with pytest.raises(AppError, match=r"“dolls.docx” cannot be attached\. This file is damaged"):
        DocumentReader().read(file, "dolls.docx", Stop())


@pytest.mark.parametrize(
    ("code", "seconds", "told"),
    [
        ("while True: pass", 0.2, "too long"),
        ("held = b'x' * 2**28; import time; time.sleep(60)", 60.0, "too much memory"),
        ("import os; os.abort()", 60.0, "Reading it failed"),
    ],
)
def test_a_process_that_takes_too_much_or_dies_is_told_of(
    tmp_path: Path, code: str, seconds: float, told: str
) -> None:
    reader = DocumentReader([sys.executable, "-c", code], seconds=seconds, memory=2**27)

    with pytest.raises(AppError, match=told):
        reader.read(_file(tmp_path), "a", Stop())


def test_nobody_waits_for_a_file_that_is_wanted_no_more(tmp_path: Path) -> None:
    stop = Stop()
    stop.set()

    assert DocumentReader([sys.executable, "-c", "while True: pass"]).read(_file(tmp_path), "a", stop) is None


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as sparse:
        sparse.truncate(LARGEST + 1)

    for path, told in [(tmp_path, "no file"), (large, "64 MiB"), (tmp_path / "none", "cannot be read")]:
        with pytest.raises(AppError, match=told):
            DocumentReader().read(path, "a", Stop())


def _file(folder: Path) -> Path:
    file = folder / "a"
    file.touch()
    return file
