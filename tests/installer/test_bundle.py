"""The bundle holds what the program needs under its terms, and leaves to a system what is the system's."""

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from installer.bundle import about, command, contents, freeze, licences, linux_packages, llama, needed, trial
from installer.say import Trouble

from installer import places

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="these are packages for Linux")
PLUGINS = "PySide6/Qt/plugins/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As PyInstaller leaves it, but small."""
    folder = tmp_path / "frozen" / "matryoshka"
    inside, licences = folder / "_internal", folder / "licences"
    inside.mkdir(parents=True)
    licences.mkdir()
    (folder / "matryoshka").write_text("#!/bin/sh\necho 4\n", encoding="utf-8")
    (folder / "matryoshka").chmod(0o755)
    (inside / "libggml.so").write_bytes(b"x" * 1000)
    (inside / "libggml.so.0").symlink_to("libggml.so")
    (licences / "index.txt").write_text("terms\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (f"{PLUGINS}platforms/libqxcb.so", "/home/person/PySide6/libqxcb.so"),
        (f"{PLUGINS}platforms/libqwayland.so", "/home/person/PySide6/libqwayland.so"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\PySide6\\plugins\\platforms\\qwindows.dll"),
        (f"{PLUGINS}imageformats/libqjpeg.so", "/home/person/PySide6/libqjpeg.so"),
        ("PySide6/Qt/translations/qtbase_ru.qm", "/home/person/PySide6/qtbase_ru.qm"),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0"),
        ("libgomp.so.1", "/usr/lib/x86_64-linux-gnu/libgomp.so.1"),
        ("libpython3.11.so.1.0", "/home/person/python/lib/libpython3.11.so.1.0"),
        ("llama_cpp/lib/libggml-cpu-haswell.so", "/home/person/build/libggml-cpu-haswell.so"),
    ],
)
def test_what_a_window_and_models_need_goes_into_the_bundle(name: str, source: str) -> None:
    assert contents.wanted(name, source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (f"{PLUGINS}platformthemes/libqgtk3.so", "/home/person/PySide6/libqgtk3.so"),
        (f"{PLUGINS}sqldrivers/libqsqlite.so", "/home/person/PySide6/libqsqlite.so"),
        ("PySide6/Qt/translations/qtbase_de.qm", "/home/person/PySide6/qtbase_de.qm"),
        ("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6"),
        ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0"),
        ("libxcb-glx.so.0", "/lib/x86_64-linux-gnu/libxcb-glx.so.0"),
        ("libggml-base.so.0", "/home/person/build/libggml-base.so"),
    ],
)
def test_what_belongs_to_the_system_or_is_used_by_nothing_stays_out(name: str, source: str) -> None:
    assert not contents.wanted(name, source)


def test_the_models_are_in_the_bundle_and_pictures_for_readers_are_not() -> None:
    placed = {f"{home}/{Path(source).name}" for source, home in contents.resources()}
    assert "matryoshka/resources/models/matryoshka-xs.gguf" in placed
    assert "matryoshka/resources/models/figures.json" in placed
    assert "matryoshka/resources/./catalogue.toml" in placed
    for_readers = ("screenshots", "curves", "frontier", "training-log")
    assert not [name for name in placed if any(each in name for each in for_readers)]


def test_packages_whose_modules_are_imported_by_name_are_collected_whole() -> None:
    app = places.ROOT / "app"
    texts = (path.read_text(encoding="utf-8") for path in app.rglob("*.py"))
    named = {name for text in texts for name in re.findall(r'import_module\(f?"([\w.]+?)\.?[{"]', text)}
    assert named
    assert named <= set(contents.BY_NAME)


def test_nothing_is_told_of_where_the_program_was_installed_from() -> None:
    files = {Path(source).name for source, _ in contents.metadata()}
    assert files == {"METADATA", "entry_points.txt"}


def test_each_library_of_a_wheel_is_there_once_under_the_names_that_are_asked_for(tmp_path: Path) -> None:
    wheel = tmp_path / "llama.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("libggml.so", "libggml.so.0", "libggml.so.0.25.3", "libggml-cpu-haswell.so"):
            archive.writestr(f"llama_cpp/lib/{name}", name[:7])
        archive.writestr("include/ggml.h", "")
    llama.unpack(wheel, tmp_path / "home")
    lib = tmp_path / "home" / "llama_cpp" / "lib"
    assert sorted(path.name for path in lib.iterdir()) == [
        *("libggml-cpu-haswell.so", "libggml.so", "libggml.so.0"),
    ]
    assert (lib / "libggml.so.0").samefile(lib / "libggml.so")
    assert not (tmp_path / "home" / "include").exists()


def test_an_installed_package_comes_with_the_text_of_its_licence() -> None:
    part = licences.part(distribution("pillow"))
    assert "MIT" in part.terms
    assert [text.name for text in part.texts] == ["LICENSE"]


def test_qt_comes_with_the_texts_that_its_package_lacks() -> None:
    part = licences.part(distribution("PySide6_Essentials"))
    assert part.terms.startswith("LGPL-3.0")
    assert {text.name for text in part.texts} >= set(licences.QT)
    assert all(text.stat().st_size for names in licences.ADDED.values() for text in map(texts, names))


def texts(name: str) -> Path:
    return licences.TEXTS / name


def test_what_nobody_owns_stops_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "stray.so"
    stray.touch()
    with pytest.raises(Trouble, match="Nobody knows whose"):
        licences.write(tmp_path / "licences", [("stray.so", str(stray), "BINARY")])


def test_the_recipe_of_the_bundle_is_python() -> None:
    compile(freeze.SPEC.read_text(encoding="utf-8"), freeze.SPEC, "exec")


def test_what_has_two_names_counts_once(folder: Path) -> None:
    before = trial.size(folder)
    (folder / "again").symlink_to("matryoshka")
    assert trial.size(folder) - before < 100


@LINUX_ONLY
def test_the_bundle_is_run_in_an_empty_home_and_must_answer(folder: Path) -> None:
    assert trial.ran(folder, ["ask", "2+2"]).stdout == "4\n"
    (folder / "matryoshka").write_text("#!/bin/sh\necho broken >&2\nexit 1\n", encoding="utf-8")
    with pytest.raises(Trouble) as refused:
        trial.self_test(folder)
    assert refused.value.remedy.strip() == "broken"


@LINUX_ONLY
def test_the_archive_belongs_to_nobody_and_unpacks_to_one_folder(folder: Path, tmp_path: Path) -> None:
    with tarfile.open(linux_packages.archive(folder, tmp_path)) as packed:
        entries = packed.getmembers()
    assert {entry.name.partition("/")[0] for entry in entries} == {f"matryoshka-{about.VERSION}"}
    assert {(entry.uid, entry.uname) for entry in entries} == {(0, "")}


@LINUX_ONLY
def test_a_package_lays_the_program_where_desktops_find_it(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    linux_packages.lay_out(folder, root)
    assert (root / "usr/bin/matryoshka").samefile(root / "usr/lib/matryoshka/matryoshka")
    entry = (root / "usr/share/applications/matryoshka.desktop").read_text(encoding="utf-8")
    assert "\nExec=matryoshka\n" in entry
    assert (root / "usr/share/icons/hicolor/scalable/apps/matryoshka.svg").exists()
    assert (root / "usr/share/doc/matryoshka/copyright").read_text(encoding="utf-8") == "terms\n"


@LINUX_ONLY
@pytest.mark.skipif(
    not shutil.which("readelf") or not shutil.which("dpkg"), reason="Debian's tools are needed"
)
def test_a_package_asks_for_the_libraries_that_it_does_not_bring(folder: Path) -> None:
    shutil.copy(shutil.which("readelf") or "", folder / "_internal")
    first, *_ = [package for package in needed.packages(folder) if package.startswith("libc6")]
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", first)


@pytest.mark.parametrize(("argument", "status"), [("--help", 0), ("--everything", 2)])
def test_the_command_says_how_it_is_used(
    argument: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([argument]) == status
    assert "installer/build.py --folder" in capsys.readouterr().err


def test_the_entry_is_found_from_anywhere(tmp_path: Path) -> None:
    entry = places.ROOT / "installer" / "build.py"
    said = subprocess.run(
        [sys.executable, str(entry), "--help"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert said.returncode == 0, said.stderr
