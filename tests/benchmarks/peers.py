"""llama.cpp's own programs, built from the very sources and with the very switches of the installed one."""

import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from installer.backend import cmake_arguments
from installer.environment import STAMP
from installer.say import step
from installer.stamp import Stamp

from installer import child, llama_wheel, needs, places

_WITHOUT = ("TESTS", "EXAMPLES", "APP", "UI")


@dataclass(frozen=True, slots=True)
class Peers:
    bench: Path
    server: Path


def peers(folder: Path) -> Peers:
    """Found in `folder`, or built there, which takes many minutes. Raises `Trouble`."""
    programs = folder / f"llama.cpp-{llama_wheel.locked().version}" / "bin"
    found = Peers(programs / "llama-bench", programs / "llama-server")
    if not (found.bench.exists() and found.server.exists()):
        needs.satisfy([needs.COMPILER])
        _build(_sources(folder), programs.parent)
    return found


def _sources(folder: Path) -> Path:
    """Of llama.cpp, out of the package that the lock file names by its hash."""
    unpacked = folder / f"llama_cpp_python-{llama_wheel.locked().version}"
    if not unpacked.exists():
        lock = folder / "llama.lock"
        lock.write_text(llama_wheel.locked().text, encoding="utf-8")
        options = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        with step("Fetching the sources of llama.cpp") as current:
            pip = [str(places.python()), "-m", "pip", "download", *options]
            child.run([*pip, "-r", str(lock), "-d", str(folder)], current)
        _unpack(folder / f"{unpacked.name}.tar.gz", unpacked)
    return unpacked / "vendor" / "llama.cpp"


def _unpack(package: Path, home: Path) -> None:
    """Whole or not at all: a kill leaves no half of it at `home`."""
    with tempfile.TemporaryDirectory(dir=home.parent) as fresh, tarfile.open(package) as opened:
        opened.extractall(fresh, filter="data")
        (Path(fresh) / home.name).rename(home)


def _build(sources: Path, home: Path) -> None:
    switches = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_SHARED_LIBS=ON", "-DLLAMA_OPENSSL=OFF"]
    switches += [f"-DLLAMA_BUILD_{part}=OFF" for part in _WITHOUT]
    switches += ["-DLLAMA_USE_PREBUILT_UI=OFF", *cmake_arguments(Stamp.read(STAMP).backend)]
    ninja = ["-G", "Ninja", f"-DCMAKE_MAKE_PROGRAM={places.program('ninja')}"]
    cmake, programs = str(places.program("cmake")), ["llama-bench", "llama-server"]
    with step("Compiling llama-bench and llama-server") as current:
        child.run([cmake, "-S", str(sources), "-B", str(home), *ninja, *switches], current)
        child.run([cmake, "--build", str(home), "--parallel", "--target", *programs], current)
