"""A wheel of llama.cpp is kept per machine and backend, and a broken one is never installed."""

import zipfile
from pathlib import Path

import pytest
from installer.backend import Backend

from installer import llama_wheel, places


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def wheel_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    path = folder / "llama_cpp_python-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("llama_cpp/__init__.py", "x = 1\n" * 100)
    return path


def test_nothing_is_cached_for_a_new_user(home: Path) -> None:
    assert places.cache().is_relative_to(home)
    assert llama_wheel.cached(Backend.CPU) is None


@pytest.mark.usefixtures("home")
def test_a_whole_wheel_is_found_again_and_only_for_its_backend() -> None:
    built = wheel_in(llama_wheel.folder(Backend.CPU))
    assert llama_wheel.cached(Backend.CPU) == built
    assert llama_wheel.cached(Backend.VULKAN) is None


@pytest.mark.usefixtures("home")
def test_a_wheel_cut_short_is_thrown_away() -> None:
    built = wheel_in(llama_wheel.folder(Backend.CPU))
    built.write_bytes(built.read_bytes()[:-30])
    assert llama_wheel.cached(Backend.CPU) is None
    assert not built.exists()


@pytest.mark.usefixtures("home")
def test_a_finished_wheel_moves_to_its_place_in_one_step(tmp_path: Path) -> None:
    built = wheel_in(tmp_path / "workshop")
    kept = llama_wheel.keep(built, llama_wheel.folder(Backend.CPU))
    assert llama_wheel.cached(Backend.CPU) == kept
    assert not built.exists()


@pytest.mark.usefixtures("home")
def test_other_wishes_for_cmake_make_another_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    before = llama_wheel.folder(Backend.CPU)
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_AVX512=OFF")
    assert llama_wheel.folder(Backend.CPU) != before
    assert llama_wheel.arguments(Backend.CPU).endswith("-DGGML_AVX512=OFF")


def test_a_cache_folder_with_a_blank_in_its_name_is_quoted_for_cmake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "Jane Doe"))
    assert "'" in llama_wheel.arguments(Backend.CPU)
