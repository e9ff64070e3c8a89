"""`matryoshka compare`: every tier's answer under its name, whatever becomes of the others."""

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from matryoshka.batching import Batching
from matryoshka.chat.comparing.batch import is_open
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.cli import main
from matryoshka.engines.rack import Rack
from matryoshka.evaluate import examined
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.sheet import read_sheet
from matryoshka.paths import HOME_VARIABLE, Paths
from support.command import command, environment, write_ladder
from support.llama_server import MODEL, llama_server
from support.parrots import write_parrot
from support.services import Service, answer, open_service

MANY = 500
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return Paths.of_this_person()


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    write_parrot(tmp_path / "small.gguf", "It is four", 0.3)
    write_parrot(tmp_path / "large.gguf", "Four")
    return write_ladder(tmp_path, XS="small.gguf", S="large.gguf")


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


def told(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def with_remote(ladder: Path, url: str, model: str = "big") -> Path:
    remote = f'[[tier]]\nname = "L"\nmodel = "{model}"\nremote = "{url}"\n'
    ladder.write_text(ladder.read_text(encoding="utf-8") + remote, encoding="utf-8")
    return ladder


def questions(folder: Path, count: int) -> Path:
    file = folder / "questions.jsonl"
    rows = ({"question": f"What is {number}?", "answer": "It is four"} for number in range(count))
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.mark.usefixtures("paths")
def test_the_built_in_tiers_answer_one_object_a_column(capsys: Capture) -> None:
    assert main(["compare", "--tiers", "XS,S", "--json", "2+2"]) == 0

    xs, s = told(capsys)
    assert list(xs) == ["tier", "answer", "finish", "tokens", "seconds", "first_token_seconds", "error"]
    assert (xs["tier"], s["tier"]) == ("XS", "S")
    assert all("4" in each["answer"] for each in (xs, s))
    assert all(each["finish"] == "stop" for each in (xs, s))
    assert 0 < xs["first_token_seconds"] <= xs["seconds"]
    assert xs["error"] is None


@pytest.mark.usefixtures("paths")
def test_people_read_them_side_by_side_where_there_is_room(
    ladder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["compare", "--ladder", str(ladder), "2+2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["XS", "·", "small", "S", "·", "large"]
    assert lines[-1].split() == ["It", "is", "four", "Four"]

    monkeypatch.setenv("COLUMNS", "60")
    assert main(["compare", "--ladder", str(ladder), "2+2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines.index("It is four") < lines.index("S · large") < lines.index("Four")


@pytest.mark.usefixtures("paths")
def test_a_tier_that_cannot_run_is_told_and_the_other_answers(
    tmp_path: Path, ladder: Path, capsys: Capture
) -> None:
    (tmp_path / "large.gguf").write_bytes(b"GGUF no more")
    assert main(["compare", "--ladder", str(ladder), "--json", "2+2"]) == 0
    xs, s = told(capsys)
    assert xs["answer"] == "It is four"
    assert (s["answer"], s["finish"]) == ("", None)
    assert s["error"]

    (tmp_path / "small.gguf").write_bytes(b"GGUF no more")
    assert main(["compare", "--ladder", str(ladder), "--json", "2+2"]) == 1


@pytest.mark.usefixtures("paths")
def test_one_tier_or_an_unknown_one_cannot_be_compared(ladder: Path, capsys: Capture) -> None:
    assert main(["compare", "--ladder", str(ladder), "--tiers", "XS", "2+2"]) == 2
    assert main(["compare", "--ladder", str(ladder), "--tiers", "XS,XL", "2+2"]) == 2
    assert "XL" in capsys.readouterr().err


@pytest.mark.usefixtures("paths")
def test_nothing_is_sent_to_a_service_without_leave(ladder: Path, service: Service, capsys: Capture) -> None:
    service.play(answer("4", "2"))
    named = str(with_remote(ladder, service.url))
    assert main(["compare", "--ladder", named, "--tiers", "XS,L", "--json", "2+2"]) == 0
    _, remote = told(capsys)
    assert (remote["answer"], remote["finish"]) == ("", None)
    assert "was not asked" in remote["error"]
    assert service.heard == []

    assert main(["compare", "--ladder", named, "--tiers", "XS,L", "--json", "--allow-remote", "2+2"]) == 0
    _, remote = told(capsys)
    assert (remote["answer"], remote["finish"], remote["tokens"]) == ("42", "stop", 2)
    assert len([each for each in service.heard if each.line.startswith("POST")]) == 1


@pytest.mark.usefixtures("paths")
def test_a_server_of_ones_own_answers_beside_the_tiers_here(ladder: Path, capsys: Capture) -> None:
    with llama_server() as server:
        named = str(with_remote(ladder, server.url, MODEL))
        asked = ["compare", "--ladder", named, "--tiers", "XS,L", "--json", "--allow-remote", "2+2"]
        assert main(asked) == 0
    xs, remote = told(capsys)
    assert xs["answer"] == "It is four"
    assert "4" in remote["answer"]
    assert remote["tokens"] > 0


def test_a_batch_is_saved_and_asked_only_once(
    paths: Paths, ladder: Path, tmp_path: Path, capsys: Capture
) -> None:
    asked = ["compare", "--ladder", str(ladder), "--questions", str(questions(tmp_path, 4)), "--json"]
    assert main(asked) == 0
    first = told(capsys)
    assert [(each["question"], each["tier"], each["answer"]) for each in first[:2]] == [
        ("What is 0?", "XS", "It is four"), ("What is 0?", "S", "Four"),
    ]  # fmt: skip
    assert main(asked) == 0
    assert told(capsys) == first
    with GridTable(paths.store) as table:
        (summary,) = table.summaries()
    assert (summary.title, summary.rows) == ("questions", 4)


def test_what_a_batch_has_asked_evaluate_does_not_ask_again(
    paths: Paths, ladder: Path, tmp_path: Path, capsys: Capture
) -> None:
    file, tiers = questions(tmp_path, 3), read_ladder(ladder)
    assert main(["compare", "--ladder", str(ladder), "--questions", str(file)]) == 0
    assert "3 of 3" in capsys.readouterr().out

    def kept() -> Counter[tuple[str, str]]:
        found = Counter[tuple[str, str]]()
        for tier in tiers.tiers:
            log = paths.evaluations / f"{tier_identity(tier)}.jsonl"
            lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
            found.update((tier.name, each["kind"]) for each in lines)
        return found

    assert kept() == {("XS", "try"): 3, ("S", "try"): 3}
    findings = examined(tiers, None, read_sheet(file).exercises, paths.evaluations)
    assert {name: count for name, count in kept().items() if name[1] == "try"} == {
        ("XS", "try"): 3, ("S", "try"): 3,
    }  # fmt: skip
    first = findings.records[0].tries["XS"]
    assert (first.answer, first.right) == ("It is four", True)
    assert first.doubt == pytest.approx(0.3, abs=1e-3)


def test_a_batch_of_hundreds_that_is_killed_half_way_goes_on_and_loses_nothing(
    paths: Paths, ladder: Path, tmp_path: Path
) -> None:
    file = questions(tmp_path, MANY)
    asked = command("compare", "--ladder", ladder, "--questions", file)
    process = subprocess.Popen(
        asked, env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _wait_for(process, paths, MANY // 2)
    process.kill()
    process.wait()

    with closing(Rack()) as rack, GridTable(paths.store) as table:
        before, _ = Batching(rack, paths).grid(read_ladder(ladder), ("XS", "S"), file)
        there = {
            (row.id, each.tier): each.attempt
            for row in before.rows
            for each in row.columns
            if not is_open(each)
        }
        assert MANY // 2 <= len(there) < 2 * MANY
        list(Batching(rack, paths).run(read_ladder(ladder), before, Stop()))
        after = table.grid(before.id)
    found = {(row.id, each.tier): each.attempt for row in after.rows for each in row.columns}
    assert len(found) == 2 * MANY
    assert all(each and each.text in ("It is four", "Four") for each in found.values())
    assert all(found[place] == attempt for place, attempt in there.items())


def _wait_for(process: "subprocess.Popen[bytes]", paths: Paths, answers: int) -> None:
    """Until the process has kept so many answers, of the first comparison there is."""
    found = 0
    while found < answers and process.poll() is None:
        time.sleep(0.1)
        with GridTable(paths.store) as table:
            found = sum(
                not is_open(each) for grid in table.all() for row in grid.rows for each in row.columns
            )
