"""`matryoshka calibrate`: both tiers of each pair are asked, and what that tells is printed."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.measuring import Known
from matryoshka.cli import main
from matryoshka.commands.calibrated import lines
from matryoshka.paths import HOME_VARIABLE, Paths
from support.command import write_ladder
from support.measures import calibration
from support.parrots import write_parrot


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return Paths.of_this_person()


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """A junior that knows one answer, and an elder that knows another."""
    xs = write_parrot(tmp_path / "small.gguf", "4", 0.3)
    s = write_parrot(tmp_path / "large.gguf", "5")
    return write_ladder(tmp_path, XS=str(xs), S=str(s))


def questions(folder: Path, answers: Sequence[str]) -> Path:
    """A file of them, each with its answer."""
    file = folder / "questions.jsonl"
    rows = ({"question": f"What is {number}?", "answer": answer} for number, answer in enumerate(answers))
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_twelve_questions_are_said_to_be_too_few(
    paths: Paths, ladder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = questions(tmp_path, "45" * 6)

    assert main(["calibrate", "--ladder", str(ladder), "--questions", str(file), "--json"]) == 0
    told = capsys.readouterr()
    (pair,) = json.loads(told.out)["pairs"]
    assert (pair["junior"], pair["elder"], pair["calibration"]) == ("XS", "S", None)
    assert pair["why"] == "too few questions"
    assert "12" in pair["sentence"]
    assert "12 of 12 questions" in told.err
    with LabelTable(paths.store) as table:
        assert len(table.all()) == 24


def test_for_people_it_is_said_in_sentences_and_asked_only_once(
    paths: Paths, ladder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = questions(tmp_path, "4545")
    command = ["calibrate", "--ladder", str(ladder), "--questions", str(file)]

    assert [main(command), main(command)] == [0, 0]
    assert capsys.readouterr().out.startswith("XS asks S\n")
    with LabelTable(paths.store) as table:
        assert len(table.all()) == 8


def test_a_broken_line_is_named_before_anything_is_asked(
    paths: Paths, ladder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del paths
    file = questions(tmp_path, "45")
    file.write_text(f"{file.read_text(encoding='utf-8')}so what\n", encoding="utf-8")

    assert main(["calibrate", "--ladder", str(ladder), "--questions", str(file)]) == 0
    assert "line 3" in capsys.readouterr().err


def test_a_ladder_of_one_is_refused(paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del paths
    alone = write_ladder(tmp_path, XS="builtin:xs")

    assert main(["calibrate", "--ladder", str(alone)]) == 2
    assert "Nobody stands above XS" in capsys.readouterr().err


def test_a_few_settings_of_the_dial_are_told_and_the_one_that_holds(tmp_path: Path) -> None:
    ladder = Ladder((Tier("XS", tmp_path / "a", "a", 0.33), Tier("S", tmp_path / "b", "b")))
    said = [*lines([Known("XS", "S", calibration(("No probe.",)))], ladder, tmp_path / "ladder.toml")]

    (now,) = (line for line in said if line.endswith("now"))
    assert " ".join(now.split()) == "0.33 67% (62 to 72%) 96% (91 to 100%) 77% now"
    assert said[-2] == "No probe."
    assert "ladder.toml" in said[-1]
    assert len(said) == 15
