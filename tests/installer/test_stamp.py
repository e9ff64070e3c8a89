"""What is finished is not done again, and what changed is."""

from pathlib import Path

import pytest
from installer.alone import alone, free
from installer.backend import Backend
from installer.environment import Wish
from installer.stamp import Stamp, mark

from installer import environment


@pytest.fixture
def fresh(tmp_path: Path) -> Stamp:
    return Stamp(tmp_path / ".venv" / "setup.json")


def test_a_stamp_reads_back_as_it_was_written(fresh: Stamp) -> None:
    fresh.finished["packages"] = "abc"
    fresh.backend = Backend.VULKAN
    fresh.write()
    assert Stamp.read(fresh.path) == fresh


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"finished": 3, "backend": ""}',
        "\x00",
        '{"finished": {"venv": "1"}, "backend": "abacus"}',
    ],
)
def test_a_broken_stamp_counts_as_nothing_finished(fresh: Stamp, text: str) -> None:
    fresh.write()
    fresh.path.write_text(text, encoding="utf-8")
    assert Stamp.read(fresh.path).finished == {}


def test_a_stamp_of_other_locks_leaves_that_step_to_do(fresh: Stamp) -> None:
    fresh.finished = {"venv": "1", "packages": "old"}
    assert fresh.holds({"venv": "1"})
    assert not fresh.holds({"venv": "1", "packages": "new"})


def test_each_backend_is_a_build_of_its_own() -> None:
    cpu, cuda = environment.marks(Wish(), Backend.CPU), environment.marks(Wish(), Backend.CUDA)
    assert {name for name in cpu if cpu[name] != cuda[name]} == {"llama.cpp"}


def test_an_extra_is_a_step_only_when_it_is_asked_for() -> None:
    assert "extra train" in environment.marks(Wish(extras=("train",)), Backend.CPU)
    assert "extra train" not in environment.marks(Wish(), Backend.CPU)


def test_joined_parts_do_not_pass_for_other_parts() -> None:
    assert mark("ab", "c") != mark("a", "bc")


def test_a_second_set_up_finds_the_first_at_work_and_goes_on_after_it(tmp_path: Path) -> None:
    with alone(tmp_path / "lock"), (tmp_path / "lock").open("w") as second:
        assert not free(second)
    with (tmp_path / "lock").open("w") as later:
        assert free(later)
