"""What was measured of a processor is remembered, and believed of this one only."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.models.bandwidth import Bandwidth, BandwidthFile

MEASURED = Bandwidth(2, {"F16": 5e10, "Q4_K": 4e10}, 9e9, 2e-6, near={"F16": 6e10})


def test_what_was_measured_is_read_again(tmp_path: Path) -> None:
    file = BandwidthFile(tmp_path / "cache" / "bandwidth.json")
    file.save("Doll 9000", MEASURED)

    assert file.load("Doll 9000", 2) == MEASURED
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["bandwidth.json"]


def test_another_processor_and_another_number_of_threads_are_measured_anew(tmp_path: Path) -> None:
    file = BandwidthFile(tmp_path / "bandwidth.json")
    file.save("Doll 9000", MEASURED)

    assert file.load("Doll 8000", 2) is None
    assert file.load("Doll 9000", 4) is None


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"processor": "Doll 9000", "bandwidth": 3}',
        '{"processor": "Doll 9000", "bandwidth": {"threads": 2}}',
        json.dumps(
            {"processor": "Doll 9000", "bandwidth": {"threads": 2, "weights": {}, "attention": 1, "step": 1}}
        ),
        json.dumps(
            {
                "processor": "Doll 9000",
                "bandwidth": {"threads": 2, "weights": {"F16": 0}, "attention": 1, "step": 1},
            }
        ),
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "bandwidth.json"
    path.write_text(damage)

    assert BandwidthFile(path).load("Doll 9000", 2) is None


def test_where_nothing_can_be_written_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    file = BandwidthFile(tmp_path / "cache" / "bandwidth.json")
    file.save("Doll 9000", MEASURED)

    assert file.load("Doll 9000", 2) is None


def test_memory_is_as_fast_as_what_is_read_fastest() -> None:
    assert MEASURED.memory == 5e10
    assert replace(MEASURED, weights={"Q8_0": 3e10}).memory == 3e10
