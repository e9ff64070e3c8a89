"""The sections of the page that tell what was found out while the tiers were trained."""

import json
from pathlib import Path

from matryoshka.learning.studies import ABLATIONS, TAX, sections

SURE = {"value": 0.99, "low": 0.98, "high": 1.0}
COST = {"value": 0.002, "low": 0.001, "high": 0.003, "significant": True}


def test_a_folder_without_studies_adds_nothing_to_the_page(tmp_path: Path) -> None:
    assert list(sections(tmp_path)) == []


def test_the_price_of_the_token_is_told_in_points(tmp_path: Path) -> None:
    figures = {
        "questions": 4000,
        "steps": 23_040,
        "control": SURE,
        "tier": SURE,
        "as_shipped": SURE,
        "tax": COST,
        "tax_as_shipped": COST | {"significant": False},
    }
    (tmp_path / TAX).write_text(json.dumps(figures), encoding="utf-8")
    heading, told, table = sections(tmp_path)

    assert heading == "## What the hand-off token costs"
    assert "23,040 steps" in told
    assert table.splitlines()[2].split("|")[2].strip() == "99.0 [98.0, 100.0]"
    assert table.splitlines()[3].endswith("0.20 [0.10, 0.30] * |")
    assert table.splitlines()[4].endswith("0.20 [0.10, 0.30] |")


def test_the_ablations_say_how_much_of_a_round_each_run_was(tmp_path: Path) -> None:
    spread = {"values": [0.9, 0.91], "mean": 0.905, "spread": 0.01}
    figures = dict.fromkeys(("right", "wrong", "declined", "beyond", "apgr"), spread)
    settings = [{"name": "the recipe", "patience": [0.5, 0.5], "figures": figures}]
    document = {"scale": 0.5, "seeds": [11, 12], "packages": {}, "settings": settings}
    (tmp_path / ABLATIONS).write_text(json.dumps(document), encoding="utf-8")
    heading, told, table = sections(tmp_path)

    assert heading == "## What each part of a round is worth"
    assert "seeds 11, 12; each run is 50% of a whole round" in told
    assert "| the recipe" in table
