"""Training from the command line: what it prints, and what it leaves in its folder."""

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

from support.command import run

SCALE = "0.0005"


def train(what: str, home: Path) -> subprocess.CompletedProcess[str]:
    return run("train", what, "--folder", home / "school", "--scale", SCALE, home=home)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_training_leaves_log_and_curves_and_the_ablations_begin_from_it(tmp_path: Path) -> None:
    trained, ablated = train("builtin", tmp_path), train("ablations", tmp_path)
    school = tmp_path / "school"
    log = (school / "log.jsonl").read_text(encoding="utf-8")
    found = json.loads((school / "curves.json").read_text(encoding="utf-8"))
    events, _, table = ablated.stdout.partition("| one round")

    assert (trained.returncode, ablated.returncode) == (0, 0), trained.stderr + ablated.stderr
    assert lines(log) == lines(trained.stdout)
    assert Counter(event["event"] for event in lines(log))["written"] == 2
    assert {tier: one["rounds"][0]["steps"] for tier, one in found["tiers"].items()} == {"xs": 16, "s": 10}
    assert (school / "curves.png").read_bytes().startswith(b"\x89PNG")
    assert {event["event"] for event in lines(events)} == {"tried"}
    assert "the recipe" in table


def test_ablations_of_no_training_are_refused(tmp_path: Path) -> None:
    refused = train("ablations", tmp_path)

    assert refused.returncode == 1
    assert "vocabulary.json" in refused.stderr
    assert "train builtin" in refused.stderr
