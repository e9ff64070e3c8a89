"""From the log of a training, torn or begun again, to its curves and their picture."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")  # the curves name its version

from matryoshka.errors import AppError
from matryoshka.learning.curves import Curves, curves
from matryoshka.learning.curves_plot import plot_curves
from matryoshka.learning.journal import Journal
from matryoshka.learning.tiers import TIERS, XS
from matryoshka.learning.writing import write_json
from support.disks import filled, tiny_disk

POINT = {"right": 0.97, "wrong": 0.0, "declined": 0.03, "beyond": 1.0, "apgr": None}


def trained(step: int, loss: float, number: int = 0) -> dict[str, Any]:
    progress = {"step": step, "seconds": step / 10, "loss": loss, "tokens": 2048 * step}
    return {"event": "trained", "tier": "xs", "round": number, "progress": progress}


def measured(number: int, *, better: bool = True) -> dict[str, Any]:
    return {"event": "measured", "tier": "xs", "round": number, "point": POINT, "better": better}


EVENTS = (trained(50, 2.0), trained(100, 1.0), measured(0), trained(40, 0.5, 1), measured(1, better=False))


def drawn(*events: Mapping[str, Any]) -> Curves:
    return curves(events, TIERS, 0.5)


def test_losses_are_those_of_the_base_run_and_every_round_has_its_own_steps() -> None:
    found = drawn(*EVENTS)
    xs = found["tiers"]["xs"]

    assert (found["scale"], xs["seed"], found["tiers"]["s"]["rounds"]) == (0.5, XS.seed, [])
    assert [(one["step"], one["loss"]) for one in xs["loss"]] == [(50, 2.0), (100, 1.0)]
    assert [(one["round"], one["steps"], one["seconds"]) for one in xs["rounds"]] == [
        (0, 100, 10),
        (1, 40, 4),
    ]
    assert [one["better"] for one in xs["rounds"]] == [True, False]
    assert "torch" in found["packages"]


def test_what_was_begun_again_counts_once() -> None:
    again = drawn(trained(50, 3.0), trained(100, 3.0), *EVENTS, *EVENTS[2:])

    assert again == drawn(*EVENTS)


def test_a_torn_line_is_left_out_and_the_next_one_stands_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "log.jsonl")

    assert list(journal.events()) == []
    journal.add('{"event": 1}')
    with journal.file.open("a") as file:
        file.write('{"event": ')
    journal.add('{"event": 2}')

    assert list(journal.events()) == [{"event": 1}, {"event": 2}]


def test_curves_become_a_png_even_where_a_tier_has_none(tmp_path: Path) -> None:
    plot_curves(drawn(*EVENTS), tmp_path / "curves.png")

    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 64) as disk, filled(disk):
        with pytest.raises(AppError, match="No space left"):
            Journal(disk / "log.jsonl").add(json.dumps(EVENTS[0]))
        with pytest.raises(AppError, match="No space left"):
            write_json(disk / "curves.json", drawn(*EVENTS))
