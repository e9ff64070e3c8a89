"""A file of questions, and everything that can be wrong with it."""

import json
import os
from pathlib import Path

import pytest

from matryoshka.errors import UsageFault
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import Flaw, Sheet, counted, read_sheet

GOOD = b'{"question": "2+2", "answer": "4", "family": "plus"}'


def sheet(folder: Path, *lines: bytes) -> Sheet:
    path = folder / "questions.jsonl"
    path.write_bytes(b"\n".join(lines))
    return read_sheet(path)


def test_a_question_has_its_answers_its_family_and_its_line(tmp_path: Path) -> None:
    greeting = json.dumps({"question": "Привет", "answer": ["Привет!", "Здравствуйте!"]}).encode()

    found = sheet(tmp_path, GOOD, b"", greeting, b'{"question": "7*8", "answer": 56}', b"")

    assert found.exercises == (
        Exercise("2+2", ("4",), "plus", 1),
        Exercise("Привет", ("Привет!", "Здравствуйте!"), "all", 3),
        Exercise("7*8", ("56",), "all", 4),
    )
    assert found.remarks == ()


def test_a_question_is_asked_as_a_chat_would_ask_it(tmp_path: Path) -> None:
    (found,) = sheet(tmp_path, b'{"question": " Why \\ud800 ", "answer": "x", "family": null}').exercises

    assert (found.text, found.family) == ("Why ?", "all")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (b"1e-7", "0.0000001"),
        (b"0.00001", "0.00001"),
        (b"1E3", "1000.0"),
        (b"4.50", "4.5"),
        (b"-12", "-12"),
        (b"1" * 400, "1" * 400),
    ],
)
def test_a_number_is_an_answer_with_all_its_digits(tmp_path: Path, number: bytes, text: str) -> None:
    (found,) = sheet(tmp_path, b'{"question": "How many?", "answer": ' + number + b"}").exercises

    assert found.answers == (text,)


@pytest.mark.parametrize("answer", [b"", b', "answer": null', b', "answer": []'])
def test_what_is_known_to_be_beyond_needs_no_answer(tmp_path: Path, answer: bytes) -> None:
    (found,) = sheet(tmp_path, b'{"question": "Why?", "beyond": true' + answer + b"}").exercises

    assert found.answers == ()


@pytest.mark.parametrize(
    ("line", "flaw", "word"),
    [
        (b"not JSON", Flaw.BROKEN, "not JSON"),
        (b'{"question": "2+', Flaw.BROKEN, "character"),
        (b'{"question": "\xff", "answer": "4"}', Flaw.BROKEN, "UTF-8"),
        (b"[" * 100_000, Flaw.BROKEN, "not JSON"),
        (b"1" * 10_000, Flaw.BROKEN, "not JSON"),
        (b'["2+2", "4"]', Flaw.BROKEN, "object"),
        (b'{"answer": "4"}', Flaw.BROKEN, "question"),
        (b'{"question": " ", "answer": "4"}', Flaw.BROKEN, "question"),
        (b'{"question": 4, "answer": "4"}', Flaw.BROKEN, "question"),
        (b'{"question": "3+3", "answer": "4", "family": 1}', Flaw.BROKEN, "family"),
        (b'{"question": "3+3", "answer": {"a": 1}}', Flaw.BROKEN, "answer"),
        (b'{"question": "3+3", "answer": true}', Flaw.BROKEN, "answer"),
        (b'{"question": "3+3", "answer": NaN}', Flaw.BROKEN, "answer"),
        (b'{"question": "3+3", "answer": [6, -1e999]}', Flaw.BROKEN, "answer"),
        (b'{"question": "3+3"}', Flaw.NO_ANSWER, "answer"),
        (b'{"question": "3+3", "answer": null}', Flaw.NO_ANSWER, "answer"),
        (b'{"question": "3+3", "answer": [" "]}', Flaw.NO_ANSWER, "answer"),
        (b'{"question": " 2+2 ?", "answer": "4"}', Flaw.DOUBLED, "line 1"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_runs(
    tmp_path: Path, line: bytes, flaw: Flaw, word: str
) -> None:
    found = sheet(tmp_path, GOOD, line, b'{"question": "1+1", "answer": "2"}')
    (remark,) = found.remarks

    assert [exercise.line for exercise in found.exercises] == [1, 3]
    assert (remark.line, remark.flaw) == (2, flaw)
    assert word in remark.detail
    assert counted(found.remarks)[flaw] == sum(counted(found.remarks).values()) == 1


def test_a_mark_at_the_start_and_the_line_ends_of_windows_are_nothing(tmp_path: Path) -> None:
    assert sheet(tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r", b"\r").exercises[0].text == "2+2"


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_says_what_to_write(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageFault, match=r'empty.*"question"'):
        sheet(tmp_path, content)


def test_a_file_of_something_else_says_why(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="line 1: not UTF-8"):
        sheet(tmp_path, "2+2\n4".encode("utf-16"))


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.jsonl"):
        with pytest.raises(UsageFault, match="cannot be read"):
            read_sheet(path)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="everything can be read by this person")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    sheet(tmp_path, GOOD)
    (tmp_path / "questions.jsonl").chmod(0)

    with pytest.raises(UsageFault, match="cannot be read"):
        read_sheet(tmp_path / "questions.jsonl")
