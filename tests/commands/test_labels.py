"""Labels are written to a file that other programs read, each by itself or as preferences."""

import argparse
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.label import Label, Source
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.observation import Observation
from matryoshka.chat.store import ChatStore
from matryoshka.commands import labels
from matryoshka.errors import AppError
from matryoshka.learning.calibration.exported import preferences
from matryoshka.paths import Paths
from support.chats import sample, sample_label


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "settings", tmp_path / "cache")


def label(tier: str, right: float | None, trial: str = "q1") -> Label:
    return Label(trial, "2+2", tier, tier, tier, f"{tier} says 4", right, Source.JUDGE)


def keep(paths: Paths, *kept: Label) -> None:
    with LabelTable(paths.store) as table:
        table.add(kept)


def exported(paths: Paths, *options: str) -> list[Any]:
    """What stands in the file afterwards."""
    file = paths.data / "out.jsonl"
    parser = argparse.ArgumentParser()
    labels.add(parser.add_subparsers())
    typed = parser.parse_args(["labels", "export", str(file), *options])
    assert typed.run(typed, paths) == 0
    return list(map(json.loads, file.read_text(encoding="utf-8").splitlines()))


def test_every_label_is_a_line_with_all_that_is_known(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(sample())
    keep(paths, sample_label(), label("S", None))

    line, other = exported(paths)
    assert Observation.of_json(line.pop("observation")) == sample_label().observation
    assert line.pop("effort")["tokens"] == 9
    assert line.pop("before") == ["2+2", "4"]
    plain = {name: getattr(sample_label(), name) for name in line}
    assert line == plain
    assert other["right"] is None
    assert capsys.readouterr().err == f"Written to {paths.data / 'out.jsonl'}: 2 labels.\n"


def test_of_two_answers_the_better_one_is_chosen(paths: Paths) -> None:
    keep(
        paths,
        replace(label("XS", 0.0), before=("hi", "Hello")),
        replace(label("S", 1.0), before=("hi", "Hello")),
    )

    (line,) = exported(paths, "--preferences")
    assert line == {
        "prompt": [
            {"role": "user", "content": "hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "2+2"},
        ],
        "chosen": [{"role": "assistant", "content": "S says 4"}],
        "rejected": [{"role": "assistant", "content": "XS says 4"}],
    }


def chosen(*kept: Label) -> Sequence[tuple[str, str]]:
    return [
        (line["chosen"][0]["content"][:2], line["rejected"][0]["content"][:2]) for line in preferences(kept)
    ]


def test_answers_that_are_equally_good_or_to_other_questions_are_no_pair() -> None:
    assert chosen(label("XS", 0.5), label("S", 0.5), label("M", None)) == []
    assert chosen(label("XS", 0.0), label("S", 1.0, "q2")) == []


def test_of_three_answers_every_two_that_differ_are_a_pair() -> None:
    pairs = chosen(label("XS", 0.0), label("S ", 0.5), label("M ", 1.0))

    assert pairs == [("S ", "XS"), ("M ", "XS"), ("M ", "S ")]


def test_without_labels_there_is_a_way_to_some(paths: Paths) -> None:
    with pytest.raises(AppError, match="no labels yet") as fault:
        exported(paths)
    assert "matryoshka calibrate" in fault.value.remedy

    keep(paths, label("XS", 1.0))
    with pytest.raises(AppError, match="no pairs of answers yet"):
        exported(paths, "--preferences")
    assert not (paths.data / "out.jsonl").exists()


def test_a_file_that_cannot_be_written_is_named(paths: Paths) -> None:
    keep(paths, label("XS", 1.0))
    (paths.data / "out.jsonl").mkdir()

    with pytest.raises(AppError, match=r"out\.jsonl cannot be written"):
        exported(paths)
