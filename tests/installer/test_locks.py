"""The locks say exactly what is installed, on every system, and from nowhere in particular."""

import re
import tomllib
from pathlib import Path

import pytest
from installer.say import Trouble

from installer import environment, llama_wheel, lock, places

LOCKS = [places.LOCK, places.BUILD_LOCK, places.BUNDLE_LOCK]


def named(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|file:|--(?:extra-)?index|--find-links|--trusted|@|(?:^|\s)[/\\]\w", text)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_entry_of_a_lock_is_pinned_and_hashed(path: Path) -> None:
    entries = lock.read_file(path)
    assert entries
    for entry in entries:
        assert entry.hashes, entry.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in entry.hashes), entry.name


def test_the_lock_covers_what_the_project_asks_for_and_no_more_of_its_extras() -> None:
    project = tomllib.loads(places.PYPROJECT.read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    locked = {entry.name for entry in lock.read_file(places.LOCK)}
    assert {named(requirement) for requirement in asked} <= locked
    assert "torch" not in locked


def test_the_build_lock_holds_all_that_a_build_without_isolation_needs() -> None:
    locked = {entry.name for entry in lock.read_file(places.BUILD_LOCK)}
    assert {"scikit-build-core", "cmake", "ninja", "hatchling", "editables"} <= locked


def test_both_locks_agree_on_what_they_share() -> None:
    first = {entry.name: entry.version for entry in lock.read_file(places.BUILD_LOCK)}
    assert all(first.get(entry.name, entry.version) == entry.version for entry in lock.read_file(places.LOCK))


def test_packages_with_compiled_parts_are_hashed_for_every_system() -> None:
    counts = {entry.name: len(entry.hashes) for entry in lock.read_file(places.LOCK)}
    assert counts["pyside6-essentials"] >= 4  # Linux and Windows on two processors each, and macOS
    assert counts["numpy"] > 20


def test_llama_cpp_python_is_locked_to_the_version_whose_c_api_the_host_drives() -> None:
    dependencies = tomllib.loads(places.PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"llama-cpp-python=={llama_wheel.locked().version}" in dependencies


def test_an_entry_reads_back_as_it_was_written() -> None:
    for entry in lock.read_file(places.LOCK):
        assert lock.parse(entry.text.replace("\\\n", " ")) == entry


def test_an_extra_is_read_from_the_project_and_an_unknown_one_is_named() -> None:
    assert any(requirement.startswith("torch") for requirement in environment.requirements_of("train"))
    with pytest.raises(Trouble, match="no extra 'flying'"):
        environment.requirements_of("flying")
