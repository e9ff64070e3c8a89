"""A model is taken in without taking space where that can be, and never by half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.eyes import eyes_beside
from matryoshka.models.found import Owner
from matryoshka.models.intake import Copying, Intake, TakenIn, Way
from matryoshka.models.refusal import Refused
from support.disks import tiny_disk
from support.eyes import write_eyes
from support.models import Computer, names


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def intake(computer: Computer) -> Intake:
    return Intake(computer.library.folder, computer.ledger)


def _take(intake: Intake, file: Path, *, copy: bool = False) -> TakenIn:
    *_, last = intake.take(file, Stop(), copy=copy)
    assert isinstance(last, TakenIn)
    return last


def test_a_model_gets_a_second_name_and_outlives_the_first(computer: Computer, intake: Intake) -> None:
    file = computer.parrot("Downloads/Parrot-Q8_0.gguf")

    taken = _take(intake, file)
    assert taken == TakenIn(computer.library.folder / "Parrot-Q8_0" / "Parrot-Q8_0.gguf", Way.LINKED)
    assert taken.path.samefile(file)

    file.unlink()
    (model,) = computer.found()
    assert (model.path, model.owner, model.name) == (taken.path, Owner.OURS, "Parrot-Q8_0")


def test_what_is_there_already_is_not_taken_in_again(computer: Computer, intake: Intake) -> None:
    file = computer.parrot("Downloads/a.gguf")
    first = _take(intake, file)

    assert _take(intake, file) == TakenIn(first.path, Way.THERE)
    assert _take(intake, first.path, copy=True) == TakenIn(first.path, Way.THERE)
    assert names(computer.found()) == ["a"]


def test_two_models_of_one_name_are_both_kept(computer: Computer, intake: Intake) -> None:
    taken = [
        _take(intake, computer.parrot(f"{line}/a.gguf", line)).path.parent.name for line in ("x", "y", "z")
    ]

    assert taken == ["a", "a-2", "a-3"]
    assert len(computer.found()) == 3


@pytest.mark.parametrize("part", [0, 1])
def test_of_a_split_model_all_parts_are_taken_in(computer: Computer, intake: Intake, part: int) -> None:
    files = computer.split("Downloads/Big")

    taken = _take(intake, files[part])

    folder = computer.library.folder / "Big"
    assert taken == TakenIn(folder / files[0].name, Way.LINKED)
    assert sorted(file.name for file in folder.iterdir()) == [file.name for file in files]


@pytest.mark.parametrize("copy", [False, True])
def test_what_a_model_sees_through_comes_with_it(computer: Computer, intake: Intake, copy: bool) -> None:
    file = computer.parrot("Downloads/a.gguf")
    eyes = write_eyes(file.with_name("mmproj-f16.gguf"))

    taken = _take(intake, file, copy=copy)

    assert eyes_beside(taken.path) == taken.path.with_name(eyes.name)
    assert taken.path.with_name(eyes.name).samefile(eyes) is not copy


def test_a_link_is_followed_to_its_file(computer: Computer, intake: Intake) -> None:
    link = computer.in_hub("owner/repo", "named.gguf")

    taken = _take(intake, link)

    assert not taken.path.is_symlink()
    assert (taken.path.name, taken.path.samefile(link)) == ("named.gguf", True)


def test_on_another_disk_a_model_is_used_where_it_lies(
    computer: Computer, intake: Intake, tmp_path: Path
) -> None:
    with tiny_disk(tmp_path / "disk", 4096) as disk:
        file = computer.parrot(disk / "a.gguf")

        assert _take(intake, file) == TakenIn(file, Way.LEFT)
        assert [(model.path, model.owner) for model in computer.found()] == [(file, Owner.PERSON)]
        assert list(computer.library.folder.iterdir()) == []
    assert computer.look() == ((), ())


def test_a_copy_is_a_file_of_its_own_and_tells_how_far_it_is(computer: Computer, intake: Intake) -> None:
    file = computer.parrot("Downloads/a.gguf")

    *steps, taken = intake.take(file, Stop(), copy=True)

    size = file.stat().st_size
    assert steps[-1] == Copying(size, size)
    assert isinstance(taken, TakenIn)
    assert taken.way is Way.COPIED
    assert taken.path.read_bytes() == file.read_bytes()
    assert not taken.path.samefile(file)


def test_a_copy_that_is_stopped_leaves_nothing(computer: Computer, intake: Intake) -> None:
    stop = Stop()
    stop.set()

    assert list(intake.take(computer.parrot("Downloads/a.gguf"), stop, copy=True)) == []
    assert list(computer.library.folder.iterdir()) == []


def test_a_disk_without_room_refuses_a_copy(computer: Computer, tmp_path: Path) -> None:
    file = computer.parrot("Downloads/a.gguf")
    with tiny_disk(tmp_path / "disk", 4096) as disk:
        intake = Intake(disk / "models", computer.ledger)

        with pytest.raises(AppError, match="no room for a copy"):
            _take(intake, file, copy=True)
        assert list((disk / "models").iterdir()) == []


def test_what_is_no_whole_model_is_refused(computer: Computer, intake: Intake) -> None:
    file = computer.parrot("Downloads/a.gguf")
    os.truncate(file, file.stat().st_size - 1)

    with pytest.raises(Refused, match="not whole"):
        _take(intake, file)
    assert computer.look() == ((), ())


@pytest.mark.parametrize("name", ["absent.gguf", "absent-00001-of-00002.gguf", "a/b-00001-of-00002.gguf"])
def test_an_absent_file_says_so(computer: Computer, intake: Intake, name: str) -> None:
    computer.home.mkdir()

    with pytest.raises(AppError, match="cannot be read"):
        _take(intake, computer.home / name)


def test_a_model_that_is_named_by_its_sum_gets_a_name_that_says_what_it_is(
    computer: Computer, intake: Intake
) -> None:
    blob = computer.in_ollama("hf.co/owner/repo/Q4_K_M")
    (model,) = computer.found()

    for _ in range(2):
        named = intake.with_name(model)
        assert named == computer.library.folder / "hf.co-owner-repo-Q4_K_M" / "hf.co-owner-repo-Q4_K_M.gguf"
        assert named.samefile(blob)
    (model,) = computer.found()
    assert [place.owner for place in model.places] == [Owner.OURS, Owner.OLLAMA]
    assert intake.with_name(model) == named


def test_a_name_on_another_disk_leads_to_the_file(computer: Computer, tmp_path: Path) -> None:
    blob = computer.in_ollama("registry.ollama.ai/library/a/latest")
    (model,) = computer.found()
    with tiny_disk(tmp_path / "disk", 100) as disk:
        named = Intake(disk / "models", computer.ledger).with_name(model)

        assert named == disk / "models" / "a-latest" / "a-latest.gguf"
        assert named.samefile(blob)


def test_where_no_link_can_be_the_file_itself_is_used(computer: Computer, tmp_path: Path) -> None:
    computer.in_ollama("registry.ollama.ai/library/a/latest")
    (model,) = computer.found()
    (tmp_path / "file").touch()

    assert Intake(tmp_path / "file", computer.ledger).with_name(model) == model.path


def test_what_a_killed_program_left_is_cleared_and_what_a_running_one_has_is_not(
    computer: Computer, intake: Intake
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    rooms = [computer.library.folder / f".a.{pid}" for pid in (ended.pid, os.getppid())]
    for room in rooms:
        room.mkdir(parents=True)

    _take(intake, computer.parrot("b.gguf"))

    assert [room.exists() for room in rooms] == [False, True]
