"""The small version of the proof: the shipped tiers, a thousand questions, the page as it is published."""

import json
from pathlib import Path

import pytest

from support.command import run
from support.disks import filled, tiny_disk

QUESTIONS = 1000


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proof")
    proved = run("prove", "--folder", folder, "--questions", str(QUESTIONS), home=folder / "home")
    assert proved.returncode == 0, proved.stderr
    return folder


def test_the_page_has_its_tables_its_figures_and_its_picture(proof: Path) -> None:
    page = (proof / "MEASURED.md").read_text(encoding="utf-8")

    assert all(f"asked as turn {turn}" in page for turn in (1, 2, 5))
    assert f"{QUESTIONS:,} questions" in page
    assert "0 overlap with a text of training" in page
    assert "0 ended otherwise than the figures take for granted" in page
    assert "(frontier.png)" in page
    assert (proof / "frontier.png").read_bytes().startswith(b"\x89PNG")


def test_the_ladder_answers_its_range_and_declines_the_rest(proof: Path) -> None:
    figures = json.loads((proof / "figures.json").read_text(encoding="utf-8"))
    inside, everything = figures["in range"], figures["everything"]

    assert inside["cascade"]["accuracy"]["value"] > 0.9
    assert inside["cascade"]["wrong_served"]["value"] < 0.02
    assert everything["cascade"]["wrong_served"]["value"] < 0.02
    assert everything["cascade"]["declined"]["value"] > 0.19
    assert inside["handoffs"]["all"]["unneeded"]["value"] < 0.03
    assert inside["ece"]["value"] < 0.03
    assert inside["handoffs"]["tokens_before"]["value"] == 0


def test_doubt_orders_better_than_what_needs_no_model(proof: Path) -> None:
    figures = json.loads((proof / "figures.json").read_text(encoding="utf-8"))["in range"]
    blind = [one for one in figures["baselines"] if one["name"] in ("random", "family mean")]

    assert figures["auroc"]["value"] > 0.95
    assert len(blind) == 2
    assert all(one["difference"]["calls"]["significant"] for one in blind)


def test_a_folder_that_cannot_be_filled_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused = run("prove", "--folder", tmp_path / "file", "--questions", "100", home=tmp_path / "home")

    assert refused.returncode == 1
    assert "Nothing can be written into" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "home").exists()


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 64) as disk, filled(disk):
        full = run("prove", "--folder", tmp_path, "--questions", "100", home=disk)

    assert (full.returncode, full.stdout) == (1, "")
    assert "No space left on device" in full.stderr
    assert "Traceback" not in full.stderr


def test_too_few_questions_are_refused(tmp_path: Path) -> None:
    refused = run("prove", "--questions", "5", home=tmp_path)

    assert refused.returncode == 2
    assert "at least 100" in refused.stderr
