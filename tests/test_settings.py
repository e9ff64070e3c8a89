"""Settings survive what happens to files."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from matryoshka.errors import AppError
from matryoshka.settings import Appearance, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "settings.json"


def test_what_was_saved_is_read_again(path: Path) -> None:
    chosen = Settings(Appearance.DARK, less_motion=True, start="S", geometry="AAAA")
    SettingsFile(path).save(chosen)

    assert SettingsFile(path).load() == chosen
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_every_choice_of_the_usual_kind_is_read_again(path: Path) -> None:
    SettingsFile(path).save(Settings())
    file = SettingsFile(path)

    assert (file.load(), file.damage) == (Settings(), None)
    for name, usual in asdict(Settings()).items():
        if type(usual) is bool and name != "offline":
            other: dict[str, Any] = {name: not usual}
            file.save(replace(Settings(), **other))
            assert getattr(file.load(), name) is not usual


def test_without_a_file_there_are_defaults(path: Path) -> None:
    assert SettingsFile(path).load() == Settings()


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "\x00\xff", '{"appearance": "purple"}', '{"less_motion": 1}', '{"start": null}'],
)
def test_a_damaged_file_gives_defaults_and_is_kept(path: Path, damaged: str) -> None:
    path.parent.mkdir()
    path.write_text(damaged, encoding="latin-1")

    file = SettingsFile(path)
    assert file.load() == Settings()
    file.save(Settings(Appearance.DARK))
    assert file.load() == Settings(Appearance.DARK)
    assert path.with_suffix(".damaged").read_text(encoding="latin-1") == damaged


def test_the_switch_that_lets_nothing_leave_outlives_damage_and_other_windows(path: Path) -> None:
    file = SettingsFile(path)
    file.switch(offline=True)
    file.save(Settings(Appearance.DARK, offline=False))
    assert file.load() == Settings(Appearance.DARK, offline=True)

    path.write_text("{", encoding="utf-8")
    assert file.load() == Settings(offline=True)

    file.switch(offline=False)
    assert (file.load(), file.offline) == (Settings(), False)


def test_a_switch_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AppError, match="could not be saved"):
        SettingsFile(tmp_path / "file" / "settings.json").switch(offline=True)


@pytest.mark.parametrize("cap", [None, 5, 2.5])
def test_a_monthly_cap_is_read_again(path: Path, cap: float | None) -> None:
    SettingsFile(path).save(Settings(monthly_cap=cap))

    assert SettingsFile(path).load().monthly_cap == cap


def test_what_a_newer_version_wrote_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"appearance": "dark", "dial": 0.5}', encoding="utf-8")

    assert SettingsFile(path).load() == Settings(Appearance.DARK)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AppError, match="could not be saved"):
        SettingsFile(tmp_path / "file" / "settings.json").save(Settings())


def test_what_is_written_by_hand_or_by_another_version_stays(path: Path) -> None:
    file = SettingsFile(path)
    file.save(Settings())
    loaded = file.load()
    by_hand = json.loads(path.read_text()) | {"mirror": "https://hub.example", "dial": 0.5}
    path.write_text(json.dumps(by_hand))
    file.save(replace(loaded, appearance=Appearance.DARK))

    assert json.loads(path.read_text()) == by_hand | {"appearance": "dark"}


def test_of_a_damaged_file_it_is_told_where_it_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")
    file = SettingsFile(path)
    file.load()

    assert file.damage is not None
    assert "settings.damaged" in file.damage.remedy
