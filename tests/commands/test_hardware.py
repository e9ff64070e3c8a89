"""The terminal tells what this computer has, and what of it is not used."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.cli import main
from matryoshka.commands.hardware import document, lines
from matryoshka.engines.prober import Prober
from matryoshka.models.bandwidth import Bandwidth, BandwidthFile
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import Device, DeviceKind, Hardware, IdleDevice
from matryoshka.paths import Paths

GB = 10**9
PLAIN = Hardware(
    memory_total=16 * GB,
    memory_free=9 * GB,
    processor="Doll 9000",
    cores=8,
    instructions=("AVX2", "FMA"),
    disk_free=120 * GB,
    on_battery=None,
)
CARD = Device("CUDA0", "GeForce", DeviceKind.CARD, 12 * GB, 11 * GB)
CHIP = Device("MTL0", "Apple M2", DeviceKind.SHARED, 12 * GB, 12 * GB)


def test_the_words_name_memory_processor_cards_and_disk() -> None:
    told = "\n".join(lines(replace(PLAIN, devices=(CARD,), on_battery=True)))

    assert "16.0 GB, 9.0 GB free" in told
    assert "Doll 9000, 8 cores" in told
    assert "GeForce (CUDA0), 12.0 GB, 11.0 GB free" in told
    assert "120.0 GB free" in told
    assert "on its battery" in told


def test_a_speed_that_was_timed_on_a_busy_computer_is_told_as_such() -> None:
    calm = Bandwidth(8, {"F16": 5e10}, 9e9, 2e-6)
    told, doubted = (
        "\n".join(lines(replace(PLAIN, bandwidth=each))) for each in (calm, replace(calm, calm=False))
    )

    assert "reads weights at 50.0 GB a second\n" in told
    assert "50.0 GB a second, timed while the computer was busy" in doubted


def test_shared_memory_is_not_told_as_memory_of_its_own() -> None:
    told = "\n".join(lines(replace(PLAIN, devices=(CHIP,))))

    assert "works in the computer's memory" in told
    assert document(replace(PLAIN, devices=(CHIP,)))["whole_memory"] == 16 * GB


def test_a_card_that_is_not_used_is_told_with_the_command_that_builds_for_it() -> None:
    told = "\n".join(lines(replace(PLAIN, idle=(IdleDevice("GeForce", 12 * GB, "cuda"),))))

    assert "“GeForce” is not used" in told
    assert "python3 installer/dev.py run --backend cuda" in told
    assert "There is no graphics card" not in told


def test_a_driver_that_broke_is_told() -> None:
    told = [*lines(replace(PLAIN, trouble="llama.cpp crashed. Update the driver."))]

    assert told[-1] == "llama.cpp crashed. Update the driver."


def test_without_a_card_that_is_said() -> None:
    assert "models run on the processor" in [*lines(PLAIN)][-1]


def test_programs_get_everything_as_one_document(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATRYOSHKA_HOME", str(tmp_path))
    measured = Bandwidth(physical_cores(), {"F16": 5e10}, 9e9, 2e-6)
    BandwidthFile(Paths.of_this_person().bandwidth).save(Prober().see().processor, measured)

    assert main(["hardware", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["processor"]
    assert said["memory_total"] >= said["memory_free"] > 0
    assert said["bandwidth"]["memory"] == 5e10
    assert said["devices"] == [] or said["devices"][0]["kind"]


def test_a_document_holds_what_was_measured_and_what_to_do() -> None:
    bandwidth = Bandwidth(8, {"F16": 5e10}, 9e9, 2e-6)
    said = document(replace(PLAIN, idle=(IdleDevice("GeForce", None, "cuda"),), bandwidth=bandwidth))

    assert said["bandwidth"]["memory"] == 5e10
    assert "--backend cuda" in said["idle"][0]["command"]
