"""Measuring a ladder from the command line: the whole way, and everything that can come between."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from matryoshka import cli
from matryoshka.chat.calibration import Calibration, Stage, Term
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.observation import Signal
from matryoshka.paths import Paths
from support.command import command, environment, run, write_ladder
from support.disks import tiny_disk
from support.parrots import write_parrot
from support.terminals import all_of

MANY = 150
GOOD = {"question": "2+2", "answer": "4", "family": "plus"}


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """A junior that is always wrong and mostly sure, an elder that is right about fours."""
    write_parrot(tmp_path / "junior.gguf", "It is 3", 0.2)
    write_parrot(tmp_path / "elder.gguf", "It is 4", 0.1)
    return write_ladder(tmp_path, junior="junior.gguf", elder="elder.gguf")


def test_a_remote_tier_is_not_asked_hundreds_of_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "remote.toml"
    path.write_text('[[tier]]\nname = "L"\nmodel = "big"\nremote = "http://127.0.0.1:1/v1"', encoding="utf-8")

    assert (
        cli.main(["--ladder", str(path), "evaluate", "--questions", str(write_questions(tmp_path, GOOD))])
        == 2
    )
    assert "L is not on this computer" in capsys.readouterr().err


@pytest.fixture
def heard() -> Iterator[None]:
    """Programs that a background job starts would be deaf to Ctrl+C as it is."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def write_questions(folder: Path, *rows: dict[str, Any] | str, count: int = 0) -> Path:
    made = [
        {"question": f"What is {n}?", "answer": str(3 + n % 2), "family": f"{n % 3}"} for n in range(count)
    ]
    path = folder / "questions.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in (*rows, *made)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def document(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def kept(home: Path) -> Counter[tuple[str, str, str]]:
    """How often something of each kind was kept of each question, by log."""
    lines = [
        (file.name, json.loads(line))
        for file in (home / "cache" / "evaluations").glob("*.jsonl")
        for line in file.read_bytes().splitlines()
    ]
    return Counter((name, line["kind"], line["question"]) for name, line in lines)


def lines_in(home: Path) -> int:
    files = (home / "cache" / "evaluations").glob("*.jsonl")
    return sum(file.read_bytes().count(b"\n") for file in files)


def wait_for_lines(home: Path, count: int) -> None:
    due = time.monotonic() + 60
    while lines_in(home) < count:
        assert time.monotonic() < due
        time.sleep(0.01)


def test_all_figures_come_as_one_json_document(ladder: Path, tmp_path: Path) -> None:
    questions = write_questions(tmp_path, count=30)

    result = run("evaluate", "--ladder", ladder, "--questions", questions, "--json", home=tmp_path)

    found = document(result)
    assert [(tier["name"], tier["accuracy"]["value"]) for tier in found["tiers"]] == [
        ("junior", 0.5),
        ("elder", 0.5),
    ]
    assert found["input"] == {
        "questions": 30,
        "flaws": {"broken": 0, "no answer": 0, "doubled": 0, "too long": 0, "leaked": 0},
        "lines": [],
    }
    assert found["replay"] == {"checked": 30, "disagreements": 0, "lines": []}
    assert "junior: 30 of 30 questions" in result.stderr
    assert "elder: 30 of 30 questions" in result.stderr


def test_a_calibrated_ladder_is_told_before_and_after(ladder: Path, tmp_path: Path) -> None:
    junior, elder = read_ladder(ladder).tiers
    halved = Stage((Term(Signal.HANDOFF, 0.0, 2.0, 1.0),), 0.0)
    Calibrations(Paths(tmp_path, tmp_path, tmp_path / "cache").calibrations).keep(
        Calibration(party_of(junior), party_of(elder), 100, halved)
    )
    questions = write_questions(tmp_path, count=30)

    result = run("evaluate", "--ladder", ladder, "--questions", questions, "--json", home=tmp_path)

    found = document(result)
    assert found["brier"]["value"] == pytest.approx((0.8**2 + 0.2**2) / 2, abs=1e-3)
    assert found["calibrated"]["brier"]["value"] == pytest.approx((2**2 + 1) / 3**2 / 2, abs=1e-3)


def test_people_read_tables_and_look_at_a_picture(ladder: Path, tmp_path: Path) -> None:
    questions, picture = write_questions(tmp_path, count=30), tmp_path / "frontier.png"

    result = run(
        *("evaluate", "--ladder", ladder, "--questions", questions, "--plot", picture), home=tmp_path
    )

    assert result.returncode == 0, result.stderr
    assert "| junior" in result.stdout
    assert "asked 30 of the questions, as in a chat: 0 ended otherwise" in result.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_built_in_tiers_are_measured_where_no_ladder_is_named(tmp_path: Path) -> None:
    hard = {"question": "Who wrote War and Peace?", "answer": None, "beyond": True}
    questions = write_questions(tmp_path, GOOD, hard, {"question": "Hello", "answer": ["Hello!"]})

    found = document(
        run("evaluate", "--questions", questions, "--middle", "builtin:s", "--json", home=tmp_path)
    )

    assert [tier["name"] for tier in found["tiers"]] == ["XS", "S"]
    assert found["cascade"]["declined"]["value"] == pytest.approx(1 / 3, abs=1e-4)


def test_bad_lines_are_named_and_the_rest_is_measured(ladder: Path, tmp_path: Path) -> None:
    rows = (
        "{",
        {"question": "3+3"},
        GOOD,
        {"question": "2+2?", "answer": "4"},
        {"question": "how are you?", "answer": "4"},
    )
    questions = write_questions(tmp_path, *rows, {"question": "q" * 600, "answer": "4"}, count=20)

    result = run("evaluate", "--ladder", ladder, "--questions", questions, "--json", home=tmp_path)

    found = document(result)["input"]
    assert found["questions"] == 22
    assert found["flaws"] == {"broken": 1, "no answer": 1, "doubled": 1, "too long": 1, "leaked": 2}
    assert [(line["line"], line["flaw"]) for line in found["lines"]] == [
        *((1, "broken"), (2, "no answer"), (3, "leaked"), (4, "doubled"), (5, "leaked"), (6, "too long"))
    ]
    for words in (
        "Broken lines, left out: 1 (line 1: not JSON",
        "line 4: as line 3",
        "line 5: a training text",
    ):
        assert result.stderr.count(words) == 1
    assert result.stderr.index("Broken lines") < result.stderr.index("junior: ")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--questions", "absent.jsonl"], "cannot be read"),
        (["--questions", "."], "cannot be read"),
        (["--questions", "empty.jsonl"], "empty"),
        (["--questions", "broken.jsonl"], "line 1"),
        (["--questions", "good.jsonl", "--middle", "builtin:l"], "builtin:xs and builtin:s"),
        (["--questions", "good.jsonl", "--ladder", "absent.toml"], "absent.toml"),
        (["--questions", "good.jsonl", "--middle", "~nobody-here/x"], "nobody known"),
        (["--questions", "good.jsonl", "--middle", ""], "name of a file"),
        (["--questions", "good.jsonl", "--plot", "absent.folder/picture"], "no folder"),
        (["--questions", "good.jsonl", "--plot", "."], "cannot be written"),
        (["--questions", "good.jsonl", "--plot", "picture.png", "--ladder", "one.toml"], "One tier"),
        ([], "--questions"),
    ],
)
def test_a_fault_of_usage_is_status_two_and_says_what_would_be_right(
    tmp_path: Path, arguments: Sequence[str], word: str
) -> None:
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "broken.jsonl").write_text("{\n", encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(json.dumps(GOOD) + "\n", encoding="utf-8")
    (tmp_path / "one.toml").write_text('[[tier]]\nname = "A"\nmodel = "builtin:xs"\n', encoding="utf-8")
    named = [str(tmp_path / each) if "." in each else each for each in arguments]

    result = run("evaluate", *named, home=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert not (tmp_path / "cache").exists()
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_measuring_needs_nothing_that_training_needs() -> None:
    code = "import sys, matryoshka.publish, matryoshka.evaluate; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert {"torch", "tokenizers", "gguf"}.isdisjoint(result.stdout.split())


@pytest.mark.parametrize("library", ["sklearn", "matplotlib"])
def test_a_missing_library_is_told_before_anything_is_asked(tmp_path: Path, library: str) -> None:
    """An empty namespace stands where the library would be."""
    questions = write_questions(tmp_path, GOOD)
    (tmp_path / "shadow").mkdir()
    absent = f"raise ModuleNotFoundError('No module named {library}', name={library!r})"
    (tmp_path / "shadow" / f"{library}.py").write_text(absent, encoding="utf-8")

    result = run(*("evaluate", "--questions", questions), home=tmp_path, PYTHONPATH=str(tmp_path / "shadow"))

    assert (result.returncode, result.stdout) == (1, "")
    assert f"not installed: {library}" in result.stderr
    assert "--extra evaluate" in result.stderr
    assert not (tmp_path / "cache").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way on Windows")
@pytest.mark.parametrize("moment", [20, 300])
def test_a_kill_loses_nothing_that_was_heard(ladder: Path, tmp_path: Path, moment: int) -> None:
    questions = write_questions(tmp_path, count=MANY)
    arguments = ("evaluate", "--ladder", ladder, "--questions", questions, "--json")
    with subprocess.Popen(
        command(*arguments), stderr=subprocess.DEVNULL, env=environment(tmp_path)
    ) as process:
        wait_for_lines(tmp_path, moment)
        process.kill()
    before = kept(tmp_path)
    found = document(run(*arguments, home=tmp_path))

    assert process.returncode == -signal.SIGKILL
    assert moment <= sum(before.values()) < 3 * MANY
    assert before <= kept(tmp_path)
    assert set(kept(tmp_path).values()) == {1}
    assert found["questions"] == MANY


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent another way on Windows")
def test_ctrl_c_says_that_the_same_command_goes_on(ladder: Path, tmp_path: Path, heard: None) -> None:
    del heard
    questions = write_questions(tmp_path, count=MANY)
    arguments = ("evaluate", "--ladder", ladder, "--questions", questions, "--json")
    with subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(tmp_path),
    ) as process:
        wait_for_lines(tmp_path, 20)
        process.send_signal(signal.SIGINT)
        said, told = process.communicate()

    assert (process.returncode, said) == (130, "")
    assert told.rstrip().endswith("the same command goes on from here.")
    assert "Traceback" not in told
    assert document(run(*arguments, home=tmp_path))["questions"] == MANY
    assert set(kept(tmp_path).values()) == {1}


def test_a_full_disk_is_told_and_room_on_it_is_enough_to_go_on(ladder: Path, tmp_path: Path) -> None:
    questions = write_questions(tmp_path, count=60)
    arguments = ("evaluate", "--ladder", ladder, "--questions", questions, "--json")
    with tiny_disk(tmp_path / "disk", 256) as disk:
        (disk / "filler").write_bytes(bytes(224 * 1024))
        full = run(*arguments, home=disk)
        before = lines_in(disk)
        (disk / "filler").unlink()
        found = document(run(*arguments, home=disk))

    assert (full.returncode, full.stdout) == (1, "")
    assert "No space left on device" in full.stderr
    assert "the same command goes on" in full.stderr
    assert "Traceback" not in full.stderr
    assert 10 < before < 180
    assert found["questions"] == 60


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_is_full_ends_in_a_sentence(ladder: Path, tmp_path: Path) -> None:
    questions = write_questions(tmp_path, count=5)
    arguments = command("evaluate", "--ladder", ladder, "--questions", questions)
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            arguments, stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), check=False
        )

    assert result.returncode == 1
    assert b"The figures could not be written to standard output" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_progress_that_nobody_can_read_stops_nothing(ladder: Path, tmp_path: Path) -> None:
    questions = write_questions(tmp_path, count=5)
    arguments = command("evaluate", "--ladder", ladder, "--questions", questions, "--json")
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            arguments, stdout=subprocess.PIPE, stderr=full, env=environment(tmp_path), check=False
        )

    assert result.returncode == 0
    assert json.loads(result.stdout)["questions"] == 5


@pytest.mark.skipif(os.name == "nt", reason="there is no such terminal there")
def test_a_terminal_sees_one_line_that_changes(ladder: Path, tmp_path: Path) -> None:
    questions = write_questions(tmp_path, count=40)
    seen, terminal = os.openpty()
    with subprocess.Popen(
        command("evaluate", "--ladder", ladder, "--questions", questions, "--json"),
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        env=environment(tmp_path),
    ):
        os.close(terminal)
        told = all_of(seen)

    assert "\r\x1b[Kjunior: 40 of 40 questions" in told
    assert told.count("\n") < 5
