"""Calibrations on the disk: one file a pair, which holds while both models are what they were."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.calibration import Calibration, Stage
from matryoshka.chat.calibration_json import calibration_of, json_of
from matryoshka.chat.calibrations import Calibrations, Found
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import Signal
from matryoshka.errors import AppError
from support.calibrated import ELDER, JUNIOR, calibration, forecast, term

WHOLE = calibration(
    term(Signal.HANDOFF, 1 / 3, mean=0.1, scale=2.5),
    term(Signal.HIDDEN),
    bias=-0.7,
    after=Stage((term(Signal.MEAN_LOGPROB, -2.0),), 0.25),
    probe=(0.5, -0.25),
    forecast=(forecast(0.2, 0.4, 1.0), forecast(0.6, 0.2, 0.8)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "calibrations"


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def tier(folder: Path, name: str, weights: str) -> Tier:
    path = folder / f"{name}.gguf"
    path.write_text(weights)
    return Tier(name, path, path.name)


@pytest.mark.parametrize("known", [WHOLE, calibration()], ids=["whole", "bare"])
def test_a_calibration_is_found_as_it_was_kept(folder: Path, known: Calibration) -> None:
    Calibrations(folder).keep(known)

    assert Calibrations(folder).find(JUNIOR, ELDER) == Found(known)


def test_a_newer_one_takes_the_place_of_an_older(folder: Path) -> None:
    known = Calibrations(folder)
    known.keep(calibration())
    known.keep(WHOLE)

    assert known.find(JUNIOR, ELDER).calibration == WHOLE
    assert len(list(folder.iterdir())) == 1


def test_what_holds_no_more_is_forgotten(folder: Path) -> None:
    known = Calibrations(folder)
    known.forget(JUNIOR, ELDER)
    known.keep(WHOLE)
    known.forget(JUNIOR, ELDER)

    assert known.find(JUNIOR, ELDER) == Found()


def test_nothing_is_said_of_a_pair_that_was_never_calibrated(folder: Path) -> None:
    known = Calibrations(folder)
    assert known.find(JUNIOR, ELDER) == Found()
    known.keep(WHOLE)

    assert known.find(ELDER, JUNIOR) == Found()


@pytest.mark.parametrize("name", ["XS", "S"])
def test_of_a_model_that_has_changed_it_holds_no_more_and_that_is_said(folder: Path, name: str) -> None:
    Calibrations(folder).keep(WHOLE)
    parties = [replace(each, identity="2" * 32) if each.name == name else each for each in (JUNIOR, ELDER)]

    found = Calibrations(folder).find(*parties)

    assert found.calibration is None
    assert found.note is not None
    assert found.note.title.startswith(f"The model of {name} has changed since it was measured with ")
    assert "matryoshka calibrate" in found.note.remedy


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b"{",
        b"null",
        b"[" * 100_000,
        b'{"format": 1}',
        json.dumps(json_of(WHOLE) | {"format": 2}).encode(),
        json.dumps(json_of(WHOLE) | {"probe": "?"}).encode(),
        json.dumps(json_of(WHOLE) | {"questions": "many"}).encode(),
        json.dumps(json_of(replace(WHOLE, junior=ELDER))).encode(),
    ],
    ids=lambda damage: damage[:16],
)
def test_a_file_that_is_no_calibration_of_the_pair_is_named_once_and_set_aside(
    folder: Path, damage: bytes
) -> None:
    known = Calibrations(folder)
    known.keep(WHOLE)
    file = file_of(folder)
    file.write_bytes(damage)

    found = known.find(JUNIOR, ELDER)

    assert found.calibration is None
    assert found.note is not None
    assert file.name in found.note.title
    assert file_of(folder).read_bytes() == damage
    assert known.find(JUNIOR, ELDER) == Found()


@pytest.mark.parametrize(
    ("place", "value"),
    [("scale", 0.0), ("scale", -1.0), ("weight", "NaN"), ("mean", 1e999), ("signal", "length")],
)
def test_what_nobody_could_compute_with_is_refused(place: str, value: Any) -> None:
    fields = json.loads(json.dumps(json_of(WHOLE)))
    fields["before"]["terms"][0][place] = value

    with pytest.raises(ValueError, match=r"."):
        calibration_of(fields)


def test_a_folder_that_cannot_be_written_is_a_fault_with_a_remedy(folder: Path) -> None:
    folder.write_text("in the way")

    with pytest.raises(AppError, match="cannot be kept"):
        Calibrations(folder).keep(WHOLE)


def test_two_tiers_are_known_by_their_files(tmp_path: Path, folder: Path) -> None:
    junior, elder = tier(tmp_path, "xs", "small"), tier(tmp_path, "s", "large")
    known = Calibrations(folder)
    measured = replace(WHOLE, junior=party_of(junior), elder=party_of(elder))
    known.keep(measured)

    assert known.between(replace(junior, patience=0.1), elder) == Found(measured)
    assert known.between(elder, None) == Found()
    junior.path.write_text("other")
    assert known.between(junior, elder).note is not None
    junior.path.unlink()
    assert known.between(junior, elder) == Found()
